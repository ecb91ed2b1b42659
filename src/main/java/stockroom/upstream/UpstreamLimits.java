package stockroom.upstream;

import java.time.Duration;

/**
 * How much upstream is asked, and how patiently.
 *
 * @param timeout the limit of a call: login, waiting for room, sending, reading, a second try and a replay
 * @param retryDelay the pause before the second try
 * @param retryJitter by how much that pause is moved, either way
 * @param retryBudget second tries as a fraction of calls
 */
public record UpstreamLimits(
        Duration timeout, Duration retryDelay, Duration retryJitter, double retryBudget, BreakerLimits breaker) {

    /** What is used where nothing is set. */
    public static final UpstreamLimits DEFAULTS = new UpstreamLimits(
            Duration.ofSeconds(10), Duration.ofMillis(100), Duration.ofMillis(75), 0.1, BreakerLimits.DEFAULTS);

    public UpstreamLimits {
        positive("timeout", timeout);
        positive("retry-delay", retryDelay);
        if (retryJitter.isNegative()) {
            throw new IllegalArgumentException("stockroom.upstream.retry-jitter must not be negative: " + retryJitter);
        }
        if (!(retryBudget >= 0 && retryBudget <= 1)) {
            throw new IllegalArgumentException(
                    "stockroom.upstream.retry-budget must lie between 0 and 1: " + retryBudget);
        }
    }

    static void positive(String setting, Duration value) {
        if (value.toMillis() <= 0) {
            throw new IllegalArgumentException("stockroom.upstream." + setting + " must be 1 ms or more: " + value);
        }
    }

    static void positive(String setting, int value) {
        if (value <= 0) {
            throw new IllegalArgumentException("stockroom.upstream." + setting + " must be positive: " + value);
        }
    }

    /**
     * When upstream is left alone: on failed connections, timeouts, 5xx and unreadable replies.
     *
     * @param failureRatio of the last calls
     * @param window how many calls those are
     * @param pause how long upstream is left alone
     * @param probes calls that must then succeed
     */
    public record BreakerLimits(double failureRatio, int window, Duration pause, int probes) {

        /** What is used where nothing is set. */
        public static final BreakerLimits DEFAULTS = new BreakerLimits(0.5, 20, Duration.ofSeconds(5), 3);

        public BreakerLimits {
            if (!(failureRatio > 0 && failureRatio <= 1)) {
                throw new IllegalArgumentException(
                        "stockroom.upstream.breaker.failure-ratio must be over 0 and at most 1: " + failureRatio);
            }
            positive("breaker.window", window);
            positive("breaker.pause", pause);
            positive("breaker.probes", probes);
        }
    }
}
