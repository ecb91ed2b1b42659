package stockroom.lookup;

import java.time.Duration;

/**
 * How long a method's answers serve, after RFC 9111 (freshness) and RFC 5861 (stale content).
 *
 * @param fresh from the fetch on; the jitter of each entry stretches or shortens it
 * @param staleWhileRefreshing from the end of {@code fresh} on: served while it is renewed in the background
 * @param staleOnError from the end of {@code fresh} on: served where asking upstream has failed
 */
public record Lifetimes(Duration fresh, Duration staleWhileRefreshing, Duration staleOnError) {

    private static final Duration FRESH_MAX = Duration.ofDays(366);

    public Lifetimes {
        if (!fresh.isPositive()) {
            throw new IllegalArgumentException("fresh must be longer than zero, not " + fresh);
        }
        if (fresh.compareTo(FRESH_MAX) > 0) {
            throw new IllegalArgumentException("fresh must be " + FRESH_MAX + " at most, not " + fresh);
        }
        if (staleWhileRefreshing.isNegative() || staleOnError.isNegative()) {
            throw new IllegalArgumentException("stale times can not be negative");
        }
    }

    static Lifetimes freshOnly(Duration fresh) {
        return new Lifetimes(fresh, Duration.ZERO, Duration.ZERO);
    }

    /** The age at which an entry serves in no case any more. The jitter counts only where it shortens. */
    Duration servesUntil() {
        return fresh.plus(longer(staleWhileRefreshing, staleOnError));
    }

    /** How long a store has to hold an entry, the largest jitter included. */
    Duration keepFor() {
        return longer(servesUntil(), fresh.plus(fresh.dividedBy(10)));
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) >= 0 ? one : other;
    }
}
