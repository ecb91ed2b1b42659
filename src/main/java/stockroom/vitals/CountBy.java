package stockroom.vitals;

import io.micrometer.core.instrument.Counter;
import java.util.EnumMap;
import java.util.Map;

/** A counter for each value of one label, all there from the start, so that a first event is a step from 0. */
final class CountBy<E extends Enum<E>> {

    private final Map<E, Counter> counters;

    CountBy(Meters meters, MetricNames name, String label, Class<E> values) {
        counters = new EnumMap<>(values);
        for (E value : values.getEnumConstants()) {
            counters.put(value, meters.counter(name, Labels.tags(label, value)));
        }
    }

    void increment(E value) {
        add(value, 1);
    }

    void add(E value, double amount) {
        Counter counter = counters.get(value);
        if (counter != null) {
            counter.increment(amount);
        }
    }
}
