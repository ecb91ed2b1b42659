package stockroom.upstream;

import io.smallrye.faulttolerance.api.TypedGuard;
import io.smallrye.mutiny.Uni;
import java.util.Optional;
import org.eclipse.microprofile.faulttolerance.exceptions.CircuitBreakerOpenException;
import org.jboss.logging.Logger;
import stockroom.catalog.FailureCause;
import stockroom.upstream.UpstreamResult.Failed;

/**
 * Gives a call perhaps a second try inside its time, and leaves a failing upstream alone.
 *
 * <p>The exceptions that SmallRye Fault Tolerance works with stay inside.
 */
public final class ResilientUpstream implements AuthorizedUpstream {

    private static final Logger LOG = Logger.getLogger(ResilientUpstream.class);

    private final AuthorizedUpstream next;
    private final UpstreamLimits limits;
    private final Surroundings around;
    private final RetryBudget budget;
    private final TypedGuard<Uni<UpstreamResult>> guard;

    public ResilientUpstream(AuthorizedUpstream next, UpstreamLimits limits, Ramp ramp, Surroundings around) {
        this.next = next;
        this.limits = limits;
        this.around = around;
        this.budget = new RetryBudget(limits.retryBudget());
        this.guard = UpstreamGuard.of(limits, state -> {
            around.metrics().breaker(state);
            ramp.turned(state);
        });
    }

    @Override
    public Uni<UpstreamResult> send(UpstreamCall call, Attempt attempt) {
        return Uni.createFrom().deferred(() -> {
            // Who has no time left is not sent on: nobody would read the answer. For a second try Tries sees to it.
            if (attempt.deadline().isOver()) {
                return Uni.createFrom().item(Failed.of(FailureCause.TIMED_OUT));
            }
            budget.earn();
            Tries tries = new Tries(call, attempt.deadline(), new Tries.Rules(limits, budget, around.metrics()));
            return guard.get(() -> inTime(tries, call, attempt).map(tries::checked))
                    .onFailure()
                    .recoverWithItem(this::result);
        });
    }

    private Uni<UpstreamResult> inTime(Tries tries, UpstreamCall call, Attempt attempt) {
        tries.begin();
        return next.send(call, attempt)
                .ifNoItem()
                .after(attempt.deadline().left())
                .on(around.timer())
                .recoverWithItem(() -> Failed.of(FailureCause.TIMED_OUT));
    }

    private UpstreamResult result(Throwable failure) {
        return switch (failure) {
            case CountedFailure counted -> counted.result();
            case CircuitBreakerOpenException open ->
                new Failed(
                        FailureCause.BREAKER_OPEN, Optional.of(limits.breaker().pause()));
            default -> unexpected(failure);
        };
    }

    private static UpstreamResult unexpected(Throwable bug) {
        LOG.error("Call to upstream broke off", bug);
        return Failed.of(FailureCause.UNREACHABLE);
    }
}
