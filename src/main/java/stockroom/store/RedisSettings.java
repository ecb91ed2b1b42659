package stockroom.store;

import java.time.Duration;

/**
 * The limits of talking to Redis.
 *
 * @param prefix what every key and channel begins with
 * @param commandTimeout how long a command may take, its wait for a connection included
 * @param commandsMax how many commands may be under way; one more fails at once
 * @param breaker when commands are no longer tried
 * @param heartbeat how often the connection that hears messages is proved alive; a silent one is replaced
 * @param reconnectMax the longest wait between two attempts to hear messages again
 */
public record RedisSettings(
        String prefix,
        Duration commandTimeout,
        int commandsMax,
        Breaker breaker,
        Duration heartbeat,
        Duration reconnectMax) {

    /** The defaults that the contract names. */
    public static final RedisSettings DEFAULT = new RedisSettings(
            "stockroom:", Duration.ofMillis(50), 256, Breaker.DEFAULT, Duration.ofSeconds(5), Duration.ofSeconds(5));

    /**
     * When commands are no longer tried.
     *
     * @param window how many of the last commands are looked at
     * @param failureRatio the share of them whose failing opens the breaker, 0 to 1
     * @param openFor how long it stays open before one command tries again
     */
    public record Breaker(int window, double failureRatio, Duration openFor) {

        public static final Breaker DEFAULT = new Breaker(20, 0.5, Duration.ofSeconds(1));
    }

    public RedisSettings {
        if (!commandTimeout.isPositive() || commandsMax < 1 || !heartbeat.isPositive() || !reconnectMax.isPositive()) {
            throw new IllegalArgumentException("stockroom.redis.command-timeout and commands must be positive");
        }
    }
}
