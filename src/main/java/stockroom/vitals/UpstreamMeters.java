package stockroom.vitals;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import org.jboss.logging.Logger;
import stockroom.catalog.MethodName;
import stockroom.upstream.UpstreamMetrics;
import stockroom.upstream.Urgency;

/** Counts and times calls to upstream, and tells the log when upstream begins to fail and when it works again. */
@Singleton
final class UpstreamMeters implements UpstreamMetrics {

    private static final Logger LOG = Logger.getLogger(UpstreamMeters.class);

    private final ByMethod<OfMethod> methods;
    private final BreakerGauges<Breaker> breaker;
    private final CountByStatus replies;
    private final RoomMeters room;
    private final RepeatedLog trouble;

    @Inject
    UpstreamMeters(MeterRegistry registry, InstantSource clock) {
        Meters meters = new Meters(registry);
        methods = new ByMethod<>(label -> new OfMethod(meters, Tags.of("method", label)));
        replies = new CountByStatus(meters, MetricNames.UPSTREAM_REPLIES);
        room = new RoomMeters(meters);
        trouble = new RepeatedLog("Upstream", clock, LOG);
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
        tell(outcome);
    }

    /** A login that is refused, and calls that are too many, are a tenant's trouble alone and told of elsewhere. */
    private void tell(Outcome outcome) {
        switch (outcome) {
            case SUCCESS, NOT_FOUND, REFUSED -> trouble.worked();
            case FAULT, UNREACHABLE, TIMED_OUT, OVERSIZED, UNREADABLE, BREAKER_OPEN, OVERLOADED ->
                trouble.failed(outcome);
            case RATE_LIMITED, LOGIN_REFUSED, LOGIN_UNAVAILABLE -> {}
        }
    }

    @Override
    public void replied(int status) {
        replies.increment(status);
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
