package stockroom.upstream;

import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.Optional;
import org.eclipse.microprofile.faulttolerance.exceptions.BulkheadException;
import org.eclipse.microprofile.faulttolerance.exceptions.CircuitBreakerOpenException;
import org.eclipse.microprofile.faulttolerance.exceptions.TimeoutException;
import org.jboss.logging.Logger;
import stockroom.catalog.FailureCause;
import stockroom.token.UpstreamToken;
import stockroom.upstream.UpstreamResult.Failed;

/**
 * Gives a call its time limit, its place among the others and perhaps a second try, and leaves a failing upstream alone.
 *
 * <p>The exceptions that SmallRye Fault Tolerance works with stay inside.
 */
public final class ResilientUpstream implements AuthorizedUpstream {

    private static final Logger LOG = Logger.getLogger(ResilientUpstream.class);
    private static final Duration QUEUE_MOVES = Duration.ofSeconds(1);

    private final AuthorizedUpstream next;
    private final UpstreamLimits limits;
    private final UpstreamMetrics metrics;
    private final RetryBudget budget;
    private final UpstreamGuards guards;

    public ResilientUpstream(AuthorizedUpstream next, UpstreamLimits limits, UpstreamMetrics metrics) {
        this.next = next;
        this.limits = limits;
        this.metrics = metrics;
        this.budget = new RetryBudget(limits.retryBudget());
        this.guards = UpstreamGuards.of(limits, metrics);
    }

    @Override
    public Uni<UpstreamResult> send(UpstreamCall call, UpstreamToken token) {
        return Uni.createFrom().deferred(() -> {
            budget.earn();
            Tries tries = new Tries(call, budget, metrics);
            return guards.admission()
                    .get(() -> guards.retry().get(() -> attempt(tries, call, token)))
                    .onFailure()
                    .recoverWithItem(failure -> result(tries, failure));
        });
    }

    /** A call that waited for room until its time was over is not sent: nobody would read the answer. */
    private Uni<UpstreamResult> attempt(Tries tries, UpstreamCall call, UpstreamToken token) {
        return tries.areOver()
                ? Uni.createFrom().item(Failed.of(FailureCause.TIMED_OUT))
                : guards.breaker().get(() -> next.send(call, token).map(tries::checked));
    }

    private UpstreamResult result(Tries tries, Throwable failure) {
        tries.end();
        return switch (failure) {
            case CountedFailure counted -> counted.result();
            case TimeoutException late -> Failed.of(FailureCause.TIMED_OUT);
            case BulkheadException full -> new Failed(FailureCause.OVERLOADED, Optional.of(QUEUE_MOVES));
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
