package stockroom.upstream;

import io.smallrye.mutiny.Uni;
import java.time.Duration;
import stockroom.catalog.FailureCause;
import stockroom.upstream.UpstreamResult.Failed;

/**
 * Holds a call to one time limit, whatever it goes through: the wait for a login and for room, its tries, the replay
 * after a 401. The caller's own limit counts where it is shorter.
 */
public final class DeadlineUpstream implements Upstream {

    private final TimedUpstream next;
    private final Duration limit;
    private final Surroundings around;

    public DeadlineUpstream(TimedUpstream next, Duration limit, Surroundings around) {
        this.next = next;
        this.limit = limit;
        this.around = around;
    }

    @Override
    public Uni<UpstreamResult> send(UpstreamCall call) {
        return Uni.createFrom().deferred(() -> {
            Duration allowed = call.patience()
                    .filter(patience -> patience.compareTo(limit) < 0)
                    .orElse(limit);
            if (!allowed.isPositive()) {
                return Uni.createFrom().item(Failed.of(FailureCause.TIMED_OUT));
            }
            return next.send(call, Deadline.in(allowed, around.nanos()))
                    .ifNoItem()
                    .after(allowed)
                    .on(around.timer())
                    .recoverWithItem(() -> Failed.of(FailureCause.TIMED_OUT));
        });
    }
}
