package stockroom.lookup;

import java.time.Duration;
import java.time.Instant;
import stockroom.store.Entry;

/**
 * How old an entry is, and how old it may become and still be fresh.
 *
 * @param age since its fetch began; never negative, whatever clocks do
 * @param lifetime the entry's own, jitter included
 */
public record Aging(Duration age, Duration lifetime) {

    private static final int PERMILLE = 1000;

    static Aging of(Instant now, Entry entry, Lifetimes lifetimes) {
        Duration lifetime =
                Duration.ofNanos(lifetimes.fresh().toNanos() / PERMILLE * (PERMILLE + entry.jitterPermille()));
        return new Aging(entry.age(now), lifetime);
    }

    /** The time left, negative once the entry is stale. */
    public Duration left() {
        return lifetime.minus(age);
    }

    /** The same after a while; a clock that was put back makes nothing younger. */
    Aging later(Duration since) {
        return since.isPositive() ? new Aging(age.plus(since), lifetime) : this;
    }

    /** The one of the two that has less time left. */
    Aging or(Aging other) {
        return left().compareTo(other.left()) <= 0 ? this : other;
    }
}
