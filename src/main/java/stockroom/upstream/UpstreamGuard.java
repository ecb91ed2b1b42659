package stockroom.upstream;

import io.smallrye.faulttolerance.api.CircuitBreakerState;
import io.smallrye.faulttolerance.api.TypedGuard;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.util.TypeLiteral;
import java.time.temporal.ChronoUnit;
import java.util.function.Consumer;
import stockroom.upstream.UpstreamMetrics.Breaker;

/**
 * What guards a call, from the outside: a second try of what asks for one, and a breaker that sees each try. One guard for
 * both: each costs a turn of the event loop.
 *
 * <p>Its time limit is not SmallRye's: that one is the same for all calls, and wakes a thread for each of them.
 */
final class UpstreamGuard {

    private UpstreamGuard() {}

    static TypedGuard<Uni<UpstreamResult>> of(UpstreamLimits limits, Consumer<Breaker> turned) {
        return TypedGuard.create(new TypeLiteral<Uni<UpstreamResult>>() {})
                .withDescription("upstream")
                .withRetry()
                .maxRetries(1)
                .delay(limits.retryDelay().toMillis(), ChronoUnit.MILLIS)
                .jitter(limits.retryJitter().toMillis(), ChronoUnit.MILLIS)
                .retryOn(CountedFailure.WorthRetrying.class)
                .done()
                .withCircuitBreaker()
                .failOn(CountedFailure.class)
                .failureRatio(limits.breaker().failureRatio())
                .requestVolumeThreshold(limits.breaker().window())
                .delay(limits.breaker().pause().toMillis(), ChronoUnit.MILLIS)
                .successThreshold(limits.breaker().probes())
                .onStateChange(state -> turned.accept(named(state)))
                .done()
                .build();
    }

    private static Breaker named(CircuitBreakerState state) {
        return switch (state) {
            case CLOSED -> Breaker.CLOSED;
            case OPEN -> Breaker.OPEN;
            case HALF_OPEN -> Breaker.HALF_OPEN;
        };
    }
}
