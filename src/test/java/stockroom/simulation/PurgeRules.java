package stockroom.simulation;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import stockroom.catalog.Call;
import stockroom.catalog.Methods;
import stockroom.store.EntryKey;
import stockroom.store.PurgeOutcome;
import stockroom.store.PurgeSelector;

/** Who calls after a purge is shown nothing that was read before it: at once where it was asked, elsewhere in a second. */
final class PurgeRules {

    private static final long LATELY = Duration.ofSeconds(5).toNanos();
    private static final long BOUND = Duration.ofSeconds(1).toNanos();

    private final Agenda agenda;
    private final Violations violations;
    private final List<Purge> purges = new ArrayList<>();
    private final Map<Machine, Long> failed = new HashMap<>();
    private long lostNanos = Long.MIN_VALUE;

    /** One purge: where and when it was asked, and when it was acknowledged for all. */
    static final class Purge {

        private final PurgeSelector selector;
        private final Replica asked;
        private final long askedNanos;
        private long everywhereNanos = Long.MAX_VALUE;

        private Purge(PurgeSelector selector, Replica asked, long askedNanos) {
            this.selector = selector;
            this.asked = asked;
            this.askedNanos = askedNanos;
        }
    }

    PurgeRules(Agenda agenda, Violations violations) {
        this.agenda = agenda;
        this.violations = violations;
    }

    Purge asked(Replica replica, PurgeSelector selector) {
        Purge purge = new Purge(selector, replica, agenda.nanos());
        purges.add(purge);
        return purge;
    }

    void acknowledged(Purge purge, PurgeOutcome outcome) {
        if (outcome == PurgeOutcome.EVERYWHERE) {
            purge.everywhereNanos = agenda.nanos();
        }
    }

    /** A command to Redis failed there: a replica that can not ask does not know. */
    void failedAt(Machine machine) {
        failed.put(machine, agenda.nanos());
    }

    /** Redis lost what was written lately, a purge perhaps that was acknowledged. */
    void lost() {
        lostNanos = agenda.nanos();
    }

    /** Whether what was fetched in the last seconds may be purged by now. */
    boolean isPurgedLately(EntryKey key) {
        return purges.stream()
                .anyMatch(purge -> purge.askedNanos > agenda.nanos() - LATELY && purge.selector.touches(key));
    }

    void check(AnswerRules.Asked asked, Optional<String> product, Fetch fetch) {
        for (Purge purge : purges) {
            if (fetch.readNanos < purge.askedNanos
                    && asked.begunNanos() >= honouredFrom(purge, asked.replica())
                    && purge.selector.touches(key(asked, product, fetch))) {
                violations.add("a purge's bound: " + asked.replica().name() + " shows call " + fetch.number
                        + ", which was read before the purge at " + purge.askedNanos / 1e9 + " s: " + purge.selector);
            }
        }
    }

    private long honouredFrom(Purge purge, Replica replica) {
        if (purge.asked == replica) {
            return purge.askedNanos;
        }
        boolean forgotten = lostNanos >= purge.askedNanos;
        if (purge.everywhereNanos == Long.MAX_VALUE || forgotten) {
            return Long.MAX_VALUE;
        }
        long trouble = failed.getOrDefault(replica.machine, Long.MIN_VALUE);
        return Math.max(purge.everywhereNanos, trouble) + BOUND;
    }

    private static EntryKey key(AnswerRules.Asked asked, Optional<String> product, Fetch fetch) {
        Call call = asked.call();
        boolean details = call.method().equals(Methods.DETAILS);
        Optional<String> code = details ? call.params().text(Methods.CODE) : product;
        return new EntryKey(asked.tenant().scope(), call.version(), call.method(), "" + fetch.number, code);
    }
}
