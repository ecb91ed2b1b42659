package stockroom.lookup;

import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import stockroom.lookup.LookupMetrics.Claimed;
import stockroom.store.EntryKey;
import stockroom.store.Leases;
import stockroom.store.Leases.Claim;
import stockroom.store.SharedState;

/**
 * Gives one replica at a time the right to fetch a key, and lets the others wait for it.
 *
 * <p>Where replicas can not agree, for the shared state does not answer, everyone fetches: never is an answer held up for
 * it.
 */
final class FetchLeases {

    private static final Duration FIRST_LOOK = Duration.ofMillis(20);
    private static final Duration LAST_LOOK = Duration.ofMillis(250);

    private final SharedState shared;
    private final Leases leases;
    private final Landings landings;
    private final LeaseSettings settings;
    private final Ambient ambient;
    private final LookupMetrics metrics;

    FetchLeases(SharedState shared, LeaseSettings settings, CatalogLookup.Surroundings around) {
        this.shared = shared;
        this.settings = settings;
        this.ambient = around.ambient();
        this.leases = new Leases(shared, settings.lease(), ambient.timer(), ambient.random());
        this.landings = new Landings(shared);
        this.metrics = around.metrics();
    }

    Uni<Map<EntryKey, Claim>> claimAll(Collection<EntryKey> keys) {
        List<EntryKey> order = List.copyOf(keys);
        List<Uni<Claim>> claims = new ArrayList<>();
        order.forEach(key -> claims.add(claim(key)));
        return Uni.join().all(claims).andFailFast().map(answers -> {
            Map<EntryKey, Claim> byKey = new LinkedHashMap<>();
            for (int i = 0; i < answers.size(); i++) {
                byKey.put(order.get(i), answers.get(i));
            }
            return byKey;
        });
    }

    private Uni<Claim> claim(EntryKey key) {
        return leases.claim(leaseName(key)).invoke(claim -> metrics.claimed(named(claim)));
    }

    private static Claimed named(Claim claim) {
        return switch (claim) {
            case Leases.Held held -> Claimed.HELD;
            case Leases.Taken taken -> Claimed.TAKEN;
            case Leases.Unshared unshared -> Claimed.UNSHARED;
        };
    }

    /** The fetch is over: its outcome is shared, then the lease ends and those who wait are woken. */
    void release(EntryKey key, Claim claim, Landed landed) {
        if (claim instanceof Leases.Held held) {
            Uni<Void> told = switch (landed.outcome()) {
                case Outcome.Brought brought when brought.kept().isPresent() -> brought.shared();
                case Outcome.Brought brought -> note(key, landed);
                case Outcome.Failed failed -> note(key, landed);
                case Outcome.Present present -> Uni.createFrom().voidItem();
                case Outcome.LeftToAnother left -> Uni.createFrom().voidItem();
            };
            ignore(told.onFailure().recoverWithNull().chain(() -> end(key, held)));
        }
    }

    /** Nothing came of the lease, for it was not needed or the fetch met a bug: it ends, and the next one tries. */
    void abandon(EntryKey key, Claim claim) {
        if (claim instanceof Leases.Held held) {
            ignore(end(key, held));
        }
    }

    /** Whatever is held ends now, and those who wait elsewhere find out by looking. */
    Uni<Void> releaseAll() {
        return leases.releaseAll();
    }

    private Uni<Void> end(EntryKey key, Leases.Held held) {
        return held.release().invoke(() -> landings.announce(key));
    }

    private Uni<Void> note(EntryKey key, Landed landed) {
        return shared.put(failureName(key), FailureNote.encode(landed), settings.failureShared());
    }

    /** How the fetch that this replica waited for has failed, if it has. */
    Uni<Optional<Landed>> failureOf(EntryKey key) {
        return shared.get(failureName(key))
                .map(note -> note.flatMap(FailureNote::decode))
                .onFailure()
                .recoverWithItem(Optional.empty());
    }

    Patience patience() {
        return new Patience(ambient.now().plus(settings.patience()));
    }

    /** A bounded wait for another replica: woken by its message, and by looking now and then. */
    final class Patience {

        private final Instant end;
        private Duration nextLook = FIRST_LOOK;

        private Patience(Instant end) {
            this.end = end;
        }

        Uni<Void> untilSomethingMayHaveLanded(EntryKey key) {
            Duration look = nextLook;
            Duration doubled = nextLook.multipliedBy(2);
            nextLook = doubled.compareTo(LAST_LOOK) < 0 ? doubled : LAST_LOOK;
            return landings.next(key)
                    .ifNoItem()
                    .after(look)
                    .on(ambient.timer())
                    .recoverWithUni(Uni.createFrom().voidItem());
        }

        boolean isOver() {
            return !ambient.now().isBefore(end);
        }
    }

    private static String leaseName(EntryKey key) {
        return "lease:" + key.digest();
    }

    private static String failureName(EntryKey key) {
        return "failed:" + key.digest();
    }

    /** The lease ends by itself where this fails. */
    private static void ignore(Uni<?> command) {
        command.subscribe().with(done -> {}, lost -> {});
    }
}
