package stockroom.upstream;

import io.smallrye.faulttolerance.api.CircuitBreakerState;
import io.smallrye.faulttolerance.api.TypedGuard;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.util.TypeLiteral;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.eclipse.microprofile.faulttolerance.exceptions.TimeoutException;
import stockroom.upstream.UpstreamMetrics.Breaker;

/**
 * The guards of a call, the outermost first.
 *
 * <p>They are three because one guard would put the bulkhead inside the breaker, where a full queue would count as
 * upstream's failure, and the time limit inside the retry, where a second try would double it.
 *
 * @param admission the time limit of all tries together, and room for the call
 * @param retry a second try of what asks for one
 * @param breaker around each try, with the time limit that lets it see slowness
 */
record UpstreamGuards(
        TypedGuard<Uni<UpstreamResult>> admission,
        TypedGuard<Uni<UpstreamResult>> retry,
        TypedGuard<Uni<UpstreamResult>> breaker) {

    static UpstreamGuards of(UpstreamLimits limits, UpstreamMetrics metrics) {
        return new UpstreamGuards(admission(limits), retry(limits), breaker(limits, metrics));
    }

    private static TypedGuard<Uni<UpstreamResult>> admission(UpstreamLimits limits) {
        return guard("upstream-admission")
                .withTimeout()
                .duration(limits.timeout().toMillis(), ChronoUnit.MILLIS)
                .done()
                .withBulkhead()
                .limit(limits.concurrent())
                .queueSize(limits.queue())
                .done()
                .build();
    }

    private static TypedGuard<Uni<UpstreamResult>> retry(UpstreamLimits limits) {
        return guard("upstream-retry")
                .withRetry()
                .maxRetries(1)
                .delay(limits.retryDelay().toMillis(), ChronoUnit.MILLIS)
                .jitter(limits.retryJitter().toMillis(), ChronoUnit.MILLIS)
                .retryOn(CountedFailure.WorthRetrying.class)
                .done()
                .build();
    }

    private static TypedGuard<Uni<UpstreamResult>> breaker(UpstreamLimits limits, UpstreamMetrics metrics) {
        return guard("upstream-breaker")
                .withTimeout()
                .duration(limits.timeout().toMillis(), ChronoUnit.MILLIS)
                .done()
                .withCircuitBreaker()
                .failOn(List.of(CountedFailure.class, TimeoutException.class))
                .failureRatio(limits.breaker().failureRatio())
                .requestVolumeThreshold(limits.breaker().window())
                .delay(limits.breaker().pause().toMillis(), ChronoUnit.MILLIS)
                .successThreshold(limits.breaker().probes())
                .onStateChange(state -> metrics.breaker(named(state)))
                .done()
                .build();
    }

    private static TypedGuard.Builder<Uni<UpstreamResult>> guard(String name) {
        return TypedGuard.create(new TypeLiteral<Uni<UpstreamResult>>() {}).withDescription(name);
    }

    private static Breaker named(CircuitBreakerState state) {
        return switch (state) {
            case CLOSED -> Breaker.CLOSED;
            case OPEN -> Breaker.OPEN;
            case HALF_OPEN -> Breaker.HALF_OPEN;
        };
    }
}
