package stockroom.lookup;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;

/** Time, chance and timers, which the logic is given and never fetches. */
public record Ambient(InstantSource clock, RandomGenerator random, ScheduledExecutorService timer) {

    /** The same by another clock. */
    public Ambient by(InstantSource other) {
        return new Ambient(other, random, timer);
    }

    Instant now() {
        return clock.instant();
    }

    /** Runs the action once, then; it must be short and not fail. */
    @SuppressWarnings("FutureReturnValueIgnored") // nobody waits for it
    void after(Duration delay, Runnable action) {
        timer.schedule(action, delay.toNanos(), TimeUnit.NANOSECONDS);
    }
}
