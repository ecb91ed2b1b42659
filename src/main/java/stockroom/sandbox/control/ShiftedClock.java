package stockroom.sandbox.control;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** A clock that can be set ahead or back. Confined to one thread. */
public final class ShiftedClock implements InstantSource {

    private final InstantSource clock;
    private Duration offset = Duration.ZERO;

    public ShiftedClock(InstantSource clock) {
        this.clock = clock;
    }

    @Override
    public Instant instant() {
        return clock.instant().plus(offset);
    }

    void shift(Duration by) {
        offset = by;
    }
}
