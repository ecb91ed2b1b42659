package stockroom.vitals;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Tags;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/** A counter for each HTTP status, made when it is first needed. What is no status is not counted. */
final class CountByStatus {

    private static final int STATUS_MIN = 100;
    private static final int STATUS_MAX = 599;

    private final AtomicReferenceArray<@Nullable Counter> byStatus =
            new AtomicReferenceArray<>(STATUS_MAX - STATUS_MIN + 1);
    private final Meters meters;
    private final MetricNames name;

    CountByStatus(Meters meters, MetricNames name) {
        this.meters = meters;
        this.name = name;
    }

    void increment(int status) {
        if (status >= STATUS_MIN && status <= STATUS_MAX) {
            Counter known = byStatus.get(status - STATUS_MIN);
            (known != null ? known : made(status)).increment();
        }
    }

    private Counter made(int status) {
        Counter counter = meters.counter(name, Tags.of("status", Integer.toString(status)));
        byStatus.set(status - STATUS_MIN, counter);
        return counter;
    }
}
