package stockroom.simulation;

import io.smallrye.mutiny.Uni;
import stockroom.upstream.Upstream;
import stockroom.upstream.UpstreamCall;
import stockroom.upstream.UpstreamResult;

/** Tells when a replica's calls set out and come back, ahead of tokens, limits and retries. */
final class Flights implements Upstream {

    private final Upstream next;
    private final Replica replica;
    private final FlightRules rules;

    Flights(Upstream next, Replica replica, FlightRules rules) {
        this.next = next;
        this.replica = replica;
        this.rules = rules;
    }

    @Override
    public Uni<UpstreamResult> send(UpstreamCall call) {
        return Uni.createFrom().deferred(() -> {
            FlightRules.Flight flight = rules.setOut(replica, call);
            return next.send(call).onTermination().invoke(() -> rules.cameBack(flight));
        });
    }
}
