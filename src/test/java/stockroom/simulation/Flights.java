package stockroom.simulation;

import io.smallrye.mutiny.Uni;
import stockroom.upstream.Upstream;
import stockroom.upstream.UpstreamCall;
import stockroom.upstream.UpstreamResult;

/** Tells when a replica's calls set out and come back, ahead of tokens, limits and retries. */
final class Flights implements Upstream {

    private final Upstream next;
    private final Replica replica;
    private final Invariants invariants;

    Flights(Upstream next, Replica replica, Invariants invariants) {
        this.next = next;
        this.replica = replica;
        this.invariants = invariants;
    }

    @Override
    public Uni<UpstreamResult> send(UpstreamCall call) {
        return Uni.createFrom().deferred(() -> {
            FlightRules.Flight flight = invariants.setOut(replica, call);
            return next.send(call)
                    .onTermination()
                    .invoke(() -> invariants.flights().cameBack(flight));
        });
    }
}
