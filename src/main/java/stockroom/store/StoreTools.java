package stockroom.store;

import java.time.InstantSource;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.LongSupplier;
import java.util.random.RandomGenerator;

/**
 * What the store takes from outside.
 *
 * @param clock the time of day, for entries that other replicas read
 * @param nanos a clock that only runs forward, as {@link System#nanoTime}, for limits and lifetimes inside this process
 * @param random names replicas, logs and purges: seeded differently in each process
 * @param timer runs what happens again and again; its work is short
 */
public record StoreTools(
        InstantSource clock,
        LongSupplier nanos,
        RandomGenerator random,
        ScheduledExecutorService timer,
        StoreMetrics metrics) {

    /** The same by another clock. */
    public StoreTools by(InstantSource other) {
        return new StoreTools(other, nanos, random, timer, metrics);
    }

    /** Sixteen hexadecimal digits that nobody else has. */
    String randomId() {
        return String.format("%016x", random.nextLong());
    }
}
