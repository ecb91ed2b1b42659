package stockroom.lookup;

import java.time.Duration;

/**
 * How replicas share one fetch.
 *
 * @param lease how long a lease lives unless it is renewed; a replica that dies holds the others up for so long
 * @param patience how long a replica waits for another's fetch before it asks upstream itself
 * @param failureShared how long a failed fetch answers those who waited for it
 */
public record LeaseSettings(Duration lease, Duration patience, Duration failureShared) {

    public LeaseSettings {
        if (!lease.isPositive() || !patience.isPositive() || !failureShared.isPositive()) {
            throw new IllegalArgumentException(
                    "stockroom.cache.lease, lease-patience and failure-shared must be longer than zero");
        }
    }
}
