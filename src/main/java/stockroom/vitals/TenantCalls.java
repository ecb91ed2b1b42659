package stockroom.vitals;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** How the calls of one tenant are answered, or of those who share a label. */
final class TenantCalls {

    /** What its storefront gets: fewer words than {@link Answer} has, for each is a series a tenant. */
    enum Outcome {
        /** A kept answer inside its promised time. */
        KEPT,
        /** Upstream's answer. */
        FETCHED,
        /** A kept answer beyond its promised time: upstream was asked in vain. */
        STALE,
        /** An error of upstream's or of the gateway's own. */
        FAILED;

        static Outcome of(Answer answer) {
            return switch (answer) {
                case HIT, STALE_WHILE_REVALIDATE -> KEPT;
                case MISS, EXPIRED, PARTIAL, BYPASS, REFUSED -> FETCHED;
                case STALE_IF_ERROR -> STALE;
                case FAULT, UNANSWERED, BROKEN -> FAILED;
            };
        }
    }

    private final Map<Outcome, Timer> durations = new EnumMap<>(Outcome.class);
    private final Timer age;

    TenantCalls(Meters meters, Tags tenant) {
        for (Outcome outcome : Outcome.values()) {
            durations.put(
                    outcome,
                    meters.timer(MetricNames.TENANT_CALL_DURATION, tenant.and(Labels.tags("outcome", outcome))));
        }
        this.age = meters.timer(MetricNames.TENANT_ANSWER_AGE, tenant);
    }

    void answered(Answer answer, long nanos) {
        Timer timer = durations.get(Outcome.of(answer));
        if (timer != null) {
            timer.record(nanos, TimeUnit.NANOSECONDS);
        }
    }

    void served(Duration old) {
        age.record(old);
    }

    Stream<Meter> all() {
        return Stream.concat(durations.values().stream(), Stream.of(age));
    }
}
