package stockroom.upstream;

import java.time.InstantSource;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.LongSupplier;
import java.util.random.RandomGenerator;

/**
 * Time, chance and timers of the way out, and who watches.
 *
 * @param clock the time of day, which may be put forward and back
 * @param nanos a clock that never goes back: {@code System::nanoTime}
 * @param timer runs short actions that do not wait
 * @param random for jitter
 */
public record Surroundings(
        InstantSource clock,
        LongSupplier nanos,
        ScheduledExecutorService timer,
        RandomGenerator random,
        UpstreamMetrics metrics) {}
