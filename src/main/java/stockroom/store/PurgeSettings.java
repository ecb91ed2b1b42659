package stockroom.store;

import java.time.Duration;

/**
 * The limits of purging.
 *
 * @param checkEvery how often a replica reads the shared log although nobody told it to
 * @param selectorsMax how many different purges are told apart
 * @param pendingMax how many purges wait for Redis; one more, and all of them become one purge of everything
 */
public record PurgeSettings(Duration checkEvery, int selectorsMax, int pendingMax) {

    /** What is told apart costs about 200 bytes each. */
    public static final PurgeSettings DEFAULT = new PurgeSettings(Duration.ofMillis(500), 10_000, 100);

    public PurgeSettings {
        if (!checkEvery.isPositive() || selectorsMax < 1 || pendingMax < 1) {
            throw new IllegalArgumentException("stockroom.redis.purge-check-every must be positive");
        }
    }
}
