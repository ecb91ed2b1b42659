package stockroom.simulation;

import java.time.Duration;
import java.util.List;
import java.util.random.RandomGenerator;

/** The only source of chance. Each part of the world draws from a branch of its own. */
final class Chance implements RandomGenerator {

    private static final long GOLDEN = 0x9E37_79B9_7F4A_7C15L;

    private long state;

    /** The same seed, the same draws, on every machine. */
    Chance(long seed) {
        this.state = seed;
    }

    /** SplitMix64 (Steele, Lea, Flood: Fast Splittable Pseudorandom Number Generators, 2014). */
    @Override
    public long nextLong() {
        state += GOLDEN;
        long mixed = (state ^ (state >>> 30)) * 0xBF58_476D_1CE4_E5B9L;
        mixed = (mixed ^ (mixed >>> 27)) * 0x94D0_49BB_1331_11EBL;
        return mixed ^ (mixed >>> 31);
    }

    Chance branch() {
        return new Chance(nextLong());
    }

    boolean in(double probability) {
        return nextDouble() < probability;
    }

    <T> T of(List<T> choices) {
        return choices.get(nextInt(choices.size()));
    }

    Duration between(Duration least, Duration most) {
        return Duration.ofNanos(nextLong(least.toNanos(), most.toNanos() + 1));
    }

    Duration millis(long least, long most) {
        return between(Duration.ofMillis(least), Duration.ofMillis(most));
    }
}
