package stockroom.vitals;

import io.micrometer.core.instrument.Tags;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/** The state of a breaker, as a gauge for each: 1 for the one that it is in, 0 for the others. */
final class BreakerGauges<S extends Enum<S>> {

    private final AtomicReference<Optional<S>> state;

    /** @param first empty where it is not known yet whether the breaker is in use */
    BreakerGauges(Meters meters, String breaker, Class<S> states, Optional<S> first) {
        this.state = new AtomicReference<>(first);
        for (S each : states.getEnumConstants()) {
            Tags tags = Tags.of("breaker", breaker).and("state", Labels.value(each));
            meters.gauge(MetricNames.BREAKER_STATE, tags, () -> isIn(each) ? 1 : 0);
        }
    }

    void turned(S now) {
        state.set(Optional.of(now));
    }

    /** The breaker is in use, in this state unless it has told another. */
    void inUse(S assumed) {
        if (state.get().isEmpty()) {
            state.compareAndSet(Optional.empty(), Optional.of(assumed));
        }
    }

    Optional<S> state() {
        return state.get();
    }

    private boolean isIn(S candidate) {
        return state.get().filter(candidate::equals).isPresent();
    }
}
