package stockroom.lookup;

import java.time.Duration;

/**
 * The limits of answering.
 *
 * @param notFound how long upstream's word that something does not exist is kept
 * @param staleAfter how long upstream is waited for where something stale could be served
 * @param rest how long a key whose fetch failed serves what is kept before upstream is asked again
 * @param leases how replicas share one fetch
 * @param batches how products share one call to upstream
 */
public record LookupSettings(
        Duration notFound, Duration staleAfter, Duration rest, LeaseSettings leases, BatchSettings batches) {

    public LookupSettings {
        if (!notFound.isPositive() || !staleAfter.isPositive() || !rest.isPositive()) {
            throw new IllegalArgumentException(
                    "stockroom.cache.not-found, stale-after and rest must be longer than zero");
        }
    }

    /**
     * How products share one call to upstream.
     *
     * @param window how long calls gather while another is under way, 5 ms at most
     * @param codesMax how many products upstream is asked for at once
     */
    public record BatchSettings(Duration window, int codesMax) {

        private static final Duration WINDOW_MAX = Duration.ofMillis(5);

        public BatchSettings {
            if (window.isNegative() || window.compareTo(WINDOW_MAX) > 0) {
                throw new IllegalArgumentException(
                        "stockroom.cache.batch-window must lie between PT0S and PT0.005S, not " + window);
            }
            if (codesMax < 1) {
                throw new IllegalArgumentException("stockroom.cache.batch-codes-max must be at least 1");
            }
        }
    }
}
