package stockroom.vitals;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.function.Supplier;

/** Makes meters with the names and help of {@link MetricNames}. One that exists already is handed out again. */
final class Meters {

    private static final double NANOS = 1e9;

    private final MeterRegistry registry;

    Meters(MeterRegistry registry) {
        this.registry = registry;
    }

    Counter counter(MetricNames name, Tags tags) {
        return Counter.builder(name.id())
                .description(name.help())
                .baseUnit(name.unit().orElse(null))
                .tags(tags)
                .register(registry);
    }

    Timer timer(MetricNames name, Tags tags) {
        return Timer.builder(name.id()).description(name.help()).tags(tags).register(registry);
    }

    /** The value is asked for at each scrape, and kept reachable. */
    Gauge gauge(MetricNames name, Tags tags, Supplier<Number> value) {
        return Gauge.builder(name.id(), value)
                .description(name.help())
                .baseUnit(name.unit().orElse(null))
                .tags(tags)
                .register(registry);
    }

    void remove(Meter meter) {
        registry.remove(meter);
    }

    /** A duration in the unit that gauges of time have. */
    static double seconds(Duration duration) {
        return duration.toNanos() / NANOS;
    }

    /** Nanoseconds of the registry's clock, which never goes back. */
    long nanos() {
        return registry.config().clock().monotonicTime();
    }
}
