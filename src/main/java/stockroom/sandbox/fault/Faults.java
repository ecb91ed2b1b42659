package stockroom.sandbox.fault;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import stockroom.sandbox.wire.Json;

/** The faults in force, the oldest first. Confined to one thread. */
public final class Faults {

    private static final class Armed {

        private final FaultRule rule;
        private final Fault fault;
        private long struck;

        Armed(FaultRule rule, Fault fault) {
            this.rule = rule;
            this.fault = fault;
        }
    }

    private final List<Armed> armed = new ArrayList<>();
    private final InstantSource clock;

    /** No faults; the clock is one that is not shifted, so that a fault lasts as long as it was asked to. */
    public Faults(InstantSource clock) {
        this.clock = clock;
    }

    public void add(FaultRule rule, Fault fault) {
        armed.add(new Armed(rule, fault));
    }

    /** The fault that strikes a call, which counts as one of its strikes. */
    public Optional<Fault> take(String lowerCaseMethod, String account) {
        if (armed.isEmpty()) {
            return Optional.empty();
        }
        forgetThoseOver();
        Optional<Armed> first = armed.stream()
                .filter(candidate -> candidate.rule.strikes(lowerCaseMethod, account))
                .findFirst();
        first.ifPresent(struck -> struck.struck++);
        return first.map(struck -> struck.fault);
    }

    public void clear() {
        armed.clear();
    }

    public ObjectNode json() {
        forgetThoseOver();
        ObjectNode body = Json.object();
        ArrayNode faults = body.putArray("faults");
        for (Armed one : armed) {
            ObjectNode json = faults.addObject()
                    .put("method", one.rule.method())
                    .put("account", one.rule.account())
                    .put("kind", one.fault.kind().word())
                    .put("struck", one.struck);
            if (one.rule.count() < Long.MAX_VALUE) {
                json.put("count", one.rule.count());
            }
            one.rule.until().ifPresent(end -> json.put("until", end.toString()));
        }
        return body;
    }

    private void forgetThoseOver() {
        armed.removeIf(one -> one.rule.isOver(clock.instant(), one.struck));
    }
}
