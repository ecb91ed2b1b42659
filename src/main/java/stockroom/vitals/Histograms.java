package stockroom.vitals;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.config.MeterFilter;
import io.micrometer.core.instrument.distribution.DistributionStatisticConfig;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The buckets of the timers, chosen by where their times lie: a hit takes less than a millisecond, a miss up to the ten
 * seconds that upstream is given, an answer is served for a day.
 */
@Singleton
final class Histograms implements MeterFilter {

    private static final double[] CALLS = nanos(
            "PT0.0001S",
            "PT0.00025S",
            "PT0.0005S",
            "PT0.001S",
            "PT0.0025S",
            "PT0.005S",
            "PT0.01S",
            "PT0.025S",
            "PT0.05S",
            "PT0.1S",
            "PT0.25S",
            "PT0.5S",
            "PT1S",
            "PT2.5S",
            "PT5S",
            "PT10S");
    private static final double[] UPSTREAM =
            nanos("PT0.025S", "PT0.05S", "PT0.1S", "PT0.25S", "PT0.5S", "PT1S", "PT2.5S", "PT5S", "PT10S");
    private static final double[] REDIS =
            nanos("PT0.00025S", "PT0.0005S", "PT0.001S", "PT0.0025S", "PT0.005S", "PT0.01S", "PT0.025S", "PT0.05S");
    private static final double[] AGES =
            nanos("PT1S", "PT5S", "PT15S", "PT30S", "PT1M", "PT2M", "PT5M", "PT10M", "PT15M", "PT1H", "PT6H", "PT24H");

    private final Map<String, double[]> buckets = Map.of(
            MetricNames.CALL_DURATION.id(),
            CALLS,
            MetricNames.UPSTREAM_DURATION.id(),
            UPSTREAM,
            MetricNames.UPSTREAM_WAIT.id(),
            UPSTREAM,
            MetricNames.REDIS_DURATION.id(),
            REDIS,
            MetricNames.ANSWER_AGE.id(),
            AGES,
            "http.server.requests",
            CALLS);

    @Override
    public DistributionStatisticConfig configure(Meter.Id id, DistributionStatisticConfig config) {
        double[] chosen = buckets.get(id.getName());
        return chosen == null ? config : withBuckets(chosen).merge(config);
    }

    private static DistributionStatisticConfig withBuckets(double[] nanos) {
        return DistributionStatisticConfig.builder()
                .serviceLevelObjectives(nanos)
                .build();
    }

    private static double[] nanos(String... durations) {
        return Stream.of(durations)
                .map(Duration::parse)
                .mapToDouble(Duration::toNanos)
                .toArray();
    }
}
