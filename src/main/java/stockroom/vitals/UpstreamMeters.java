package stockroom.vitals;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Optional;
import stockroom.catalog.MethodName;
import stockroom.upstream.UpstreamMetrics;
import stockroom.upstream.Urgency;

/** Counts and times calls to upstream. */
@Singleton
final class UpstreamMeters implements UpstreamMetrics {

    private final ByMethod<OfMethod> methods;
    private final BreakerGauges<Breaker> breaker;
    private final RoomMeters room;

    @Inject
    UpstreamMeters(MeterRegistry registry) {
        Meters meters = new Meters(registry);
        methods = new ByMethod<>(label -> new OfMethod(meters, Tags.of("method", label)));
        room = new RoomMeters(meters);
        breaker = new BreakerGauges<>(meters, "upstream", Breaker.class, Optional.of(Breaker.CLOSED));
    }

    Breaker breakerState() {
        return breaker.state().orElse(Breaker.CLOSED);
    }

    @Override
    public void called(MethodName method, Urgency urgency, Outcome outcome, Duration took) {
        OfMethod meters = methods.of(method);
        meters.calls.of(urgency, outcome).increment();
        meters.duration.record(took);
    }

    @Override
    public void retried(MethodName method) {
        methods.of(method).retried.increment();
    }

    @Override
    public void retryDenied(MethodName method) {
        methods.of(method).retryDenied.increment();
    }

    @Override
    public void waiting(Urgency urgency, int calls) {
        room.waiting(urgency, calls);
    }

    @Override
    public void underWay(int calls, int places) {
        room.underWay(calls, places);
    }

    @Override
    public void waited(Urgency urgency, Duration took) {
        room.waited(urgency, took);
    }

    @Override
    public void turnedAway(Urgency urgency) {
        room.turnedAway(urgency);
    }

    @Override
    public void paused() {
        room.paused();
    }

    @Override
    public void breaker(Breaker state) {
        breaker.turned(state);
    }

    /** One method's meters. */
    private static final class OfMethod {

        private final Pairs<Urgency, Outcome, Counter> calls;
        private final Timer duration;
        private final Counter retried;
        private final Counter retryDenied;

        OfMethod(Meters meters, Tags method) {
            duration = meters.timer(MetricNames.UPSTREAM_DURATION, method);
            calls = new Pairs<>(
                    Urgency.class,
                    (urgency, outcome) -> meters.counter(
                            MetricNames.UPSTREAM_CALLS,
                            method.and(Labels.tags("urgency", urgency)).and(Labels.tags("outcome", outcome))));
            retried = meters.counter(MetricNames.UPSTREAM_RETRIES, method.and("result", "made"));
            retryDenied = meters.counter(MetricNames.UPSTREAM_RETRIES, method.and("result", "denied"));
        }
    }
}
