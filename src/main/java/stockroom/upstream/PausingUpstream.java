package stockroom.upstream;

import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.Optional;
import stockroom.catalog.FailureCause;
import stockroom.upstream.UpstreamResult.Failed;

/** Does not ask, nor log in, for a tenant whose account upstream has sent away, on whichever replica. */
public final class PausingUpstream implements TimedUpstream {

    private final TimedUpstream next;
    private final Pauses pauses;

    public PausingUpstream(TimedUpstream next, Pauses pauses) {
        this.next = next;
        this.pauses = pauses;
    }

    @Override
    public Uni<UpstreamResult> send(UpstreamCall call, Deadline deadline) {
        return pauses.look(call.tenant())
                .chain(left ->
                        left.isPresent() ? Uni.createFrom().item(paused(left.get())) : next.send(call, deadline));
    }

    private static UpstreamResult paused(Duration left) {
        return new Failed(FailureCause.RATE_LIMITED, Optional.of(left));
    }

    /** The same for calls that the pause has overtaken, as in the queue. */
    public static AuthorizedUpstream atTheDoor(AuthorizedUpstream next, Pauses pauses) {
        return (call, attempt) -> Uni.createFrom()
                .deferred(() -> pauses.left(call.tenant())
                        .map(left -> Uni.createFrom().item(paused(left)))
                        .orElseGet(() -> next.send(call, attempt)));
    }
}
