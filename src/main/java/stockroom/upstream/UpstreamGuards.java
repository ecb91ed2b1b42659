package stockroom.upstream;

import io.smallrye.faulttolerance.api.CircuitBreakerState;
import io.smallrye.faulttolerance.api.TypedGuard;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.util.TypeLiteral;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.function.Consumer;
import org.eclipse.microprofile.faulttolerance.exceptions.TimeoutException;
import stockroom.upstream.UpstreamMetrics.Breaker;

/**
 * The guards of a call, the outer first. They are two, so that the breaker sees each try.
 *
 * @param retry a second try of what asks for one
 * @param breaker around each try, with a time limit for one that has lost its own
 */
record UpstreamGuards(TypedGuard<Uni<UpstreamResult>> retry, TypedGuard<Uni<UpstreamResult>> breaker) {

    static UpstreamGuards of(UpstreamLimits limits, Consumer<Breaker> turned) {
        return new UpstreamGuards(retry(limits), breaker(limits, turned));
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

    private static TypedGuard<Uni<UpstreamResult>> breaker(UpstreamLimits limits, Consumer<Breaker> turned) {
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
                .onStateChange(state -> turned.accept(named(state)))
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
