package stockroom.simulation;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import stockroom.catalog.Call;
import stockroom.catalog.Methods;
import stockroom.catalog.Scope;
import stockroom.store.EntryKey;
import stockroom.upstream.UpstreamCall;

/** One flight a key: in a process always, over all replicas while Redis does what it is asked. */
final class FlightRules {

    /** Between claiming a lease and setting out lie a look into Redis, a login, a batch's window. */
    private static final long CLAIM_NANOS = 200_000_000L;

    private final Agenda agenda;
    private final Calm calm;
    private final Violations violations;
    private final Trace trace;
    private final List<Flight> inTheAir = new ArrayList<>();
    private final Map<EntryKey, Row> rows = new HashMap<>();

    /** Flights of a key that followed each other without a pause: who waits for them waits for all of them together. */
    private record Row(long begunNanos, long endedNanos) {}

    /** Calls of one kept method are told apart by their keys, as the contract has them. */
    record Flight(Replica replica, Set<EntryKey> keys, long begunNanos) {}

    FlightRules(Agenda agenda, Calm calm, Violations violations, Trace trace) {
        this.agenda = agenda;
        this.calm = calm;
        this.violations = violations;
        this.trace = trace;
    }

    Flight setOut(Replica replica, UpstreamCall call) {
        Flight flight = new Flight(replica, keys(call), agenda.nanos());
        for (Flight other : inTheAir) {
            for (EntryKey key : flight.keys()) {
                if (other.keys().contains(key)) {
                    checkTwo(flight, other, key);
                }
            }
        }
        flight.keys().forEach(key -> rows.put(key, row(flight, key)));
        inTheAir.add(flight);
        trace.say(replica.name(), () -> "sets out for " + shown(flight) + ", " + call.urgency());
        return flight;
    }

    private static String shown(Flight flight) {
        return flight.keys().stream().map(EntryKey::text).toList().toString();
    }

    void cameBack(Flight flight) {
        trace.say(flight.replica().name(), () -> "comes back from " + shown(flight));
        end(flight, calm.since(flight.begunNanos()) ? agenda.nanos() : leasesEnd());
    }

    /** When a lease ends that nobody has released: its owner is dead, or Redis has not heard of it. */
    private long leasesEnd() {
        return agenda.nanos() + Settings.LOOKUP.leases().lease().toNanos();
    }

    void died(Replica replica) {
        long leasesEnd = leasesEnd();
        List.copyOf(inTheAir).stream()
                .filter(flight -> flight.replica() == replica)
                .forEach(flight -> end(flight, leasesEnd));
    }

    private void end(Flight flight, long nanos) {
        inTheAir.remove(flight);
        flight.keys().forEach(key -> rows.computeIfPresent(key, (same, row) -> new Row(row.begunNanos(), nanos)));
    }

    /** The flight's row: that of the key's last flights, if one is in the air yet or has only just come back. */
    private Row row(Flight flight, EntryKey key) {
        long now = flight.begunNanos();
        Row before = rows.getOrDefault(key, new Row(now, now));
        boolean goesOn = inTheAir.stream().anyMatch(other -> other.keys().contains(key))
                || now - before.endedNanos() < CLAIM_NANOS;
        return new Row(goesOn ? before.begunNanos() : now, now);
    }

    private void checkTwo(Flight flight, Flight other, EntryKey key) {
        boolean samePlace = flight.replica() == other.replica();
        boolean patient = flight.begunNanos() - waitedSince(key, other)
                < Settings.LOOKUP.leases().patience().toNanos() - CLAIM_NANOS;
        if (samePlace || (patient && calm.since(other.begunNanos() - CLAIM_NANOS))) {
            violations.add("one flight a key: " + key.text() + " is under way from "
                    + other.replica().name() + " and from " + flight.replica().name());
        }
    }

    private long waitedSince(EntryKey key, Flight other) {
        Row row = rows.get(key);
        return row == null ? other.begunNanos() : row.begunNanos();
    }

    /** What is kept of the call, by the keys that it is kept under. */
    static Set<EntryKey> keys(UpstreamCall upstreamCall) {
        Call call = upstreamCall.call();
        if (call.method().equals(Methods.PRICE)) {
            return Set.of();
        }
        Scope scope = upstreamCall.tenant().scope();
        if (!call.method().equals(Methods.STARTING_PRICE)) {
            Optional<String> product =
                    call.method().equals(Methods.DETAILS) ? call.params().text(Methods.CODE) : Optional.empty();
            return Set.of(new EntryKey(
                    scope, call.version(), call.method(), call.params().json(), product));
        }
        Set<EntryKey> keys = new LinkedHashSet<>();
        String lane = call.params().without(Methods.CODE).json();
        call.params()
                .asked(Methods.CODE)
                .forEach(code -> keys.add(new EntryKey(scope, call.version(), call.method(), lane, Optional.of(code))));
        return keys;
    }
}
