package stockroom.vitals;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;
import stockroom.entry.EntryMetrics;

/**
 * Counts requests by status. The path is no label: callers choose it, and may write into it what is nobody's business.
 */
@Singleton
final class RequestMeters implements EntryMetrics {

    private static final int STATUS_MIN = 100;
    private static final int STATUS_MAX = 599;

    private final AtomicReferenceArray<@Nullable Counter> byStatus =
            new AtomicReferenceArray<>(STATUS_MAX - STATUS_MIN + 1);
    private final Meters meters;

    @Inject
    RequestMeters(MeterRegistry registry) {
        this.meters = new Meters(registry);
    }

    @Override
    public void answered(int status) {
        if (status >= STATUS_MIN && status <= STATUS_MAX) {
            Counter known = byStatus.get(status - STATUS_MIN);
            (known != null ? known : made(status)).increment();
        }
    }

    private Counter made(int status) {
        Counter counter = meters.counter(MetricNames.REQUESTS, Tags.of("status", Integer.toString(status)));
        byStatus.set(status - STATUS_MIN, counter);
        return counter;
    }
}
