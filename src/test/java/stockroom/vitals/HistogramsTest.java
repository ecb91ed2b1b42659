package stockroom.vitals;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.distribution.CountAtBucket;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import stockroom.vitals.MetricNames.Kind;

final class HistogramsTest {

    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();

    HistogramsTest() {
        registry.config().meterFilter(new Histograms());
    }

    @Test
    void callsAreSortedFromATenthOfAMillisecondToTenSeconds() {
        CountAtBucket[] buckets = buckets(MetricNames.CALL_DURATION);

        assertThat(buckets[0].bucket(TimeUnit.MICROSECONDS)).isEqualTo(100);
        assertThat(buckets[buckets.length - 1].bucket(TimeUnit.SECONDS)).isEqualTo(10);
    }

    @Test
    void aHitAndAMissFallIntoDifferentBuckets() {
        Timer timer = new Meters(registry).timer(MetricNames.CALL_DURATION, Tags.empty());

        timer.record(Duration.ofNanos(90_000));
        timer.record(Duration.ofSeconds(8));

        CountAtBucket[] buckets = timer.takeSnapshot().histogramCounts();
        assertThat(buckets[0].count()).isEqualTo(1);
        assertThat(buckets[buckets.length - 2].count()).isEqualTo(1);
        assertThat(buckets[buckets.length - 1].count()).isEqualTo(2);
    }

    @ParameterizedTest
    @EnumSource
    void everyTimerHasBucketsThatRise(MetricNames name) {
        if (name.kind() == Kind.TIMER) {
            double[] bounds = Arrays.stream(buckets(name))
                    .mapToDouble(CountAtBucket::bucket)
                    .toArray();
            assertThat(bounds).hasSizeBetween(8, 16).isSorted().doesNotHaveDuplicates();
        }
    }

    @Test
    void metersOfOthersAreLeftAlone() {
        Timer other = Timer.builder("jvm.gc.pause").register(registry);

        assertThat(other.takeSnapshot().histogramCounts()).isEmpty();
    }

    private CountAtBucket[] buckets(MetricNames name) {
        return new Meters(registry).timer(name, Tags.empty()).takeSnapshot().histogramCounts();
    }
}
