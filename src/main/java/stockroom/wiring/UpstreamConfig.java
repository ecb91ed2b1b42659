package stockroom.wiring;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/** How upstream is asked. */
interface UpstreamConfig {

    /** By default the vendor's; with the sandbox, the sandbox. */
    Optional<URI> url();

    /** The limit of a call: its login, waiting for room, sending, reading, a second try and a replay. */
    @WithDefault("10S")
    Duration timeout();

    @WithDefault("2S")
    Duration connectTimeout();

    /** How long an unused connection is kept. */
    @WithDefault("30S")
    Duration keepAlive();

    @WithDefault("64")
    int connections();

    @WithDefault("8M")
    MemorySize replyBytesMax();

    /** Replies over 512 KiB that are read at once; the others wait inside their time limit. */
    @WithDefault("4")
    int largeReplies();

    /** Calls under way at once. */
    @WithDefault("64")
    int concurrent();

    /** Calls of one tenant under way at once. */
    @WithDefault("24")
    int concurrentPerTenant();

    /** Calls that wait for room. */
    @WithDefault("256")
    int queue();

    /** Calls of one tenant that wait for room. */
    @WithDefault("128")
    int queuePerTenant();

    /** How long a call waits for room; the less urgent would else wait for ever behind the more urgent. */
    @WithDefault("5S")
    Duration queueWait();

    /** How long the load takes to come back in steps after an outage. */
    @WithDefault("10S")
    Duration ramp();

    RateLimitConfig rateLimit();

    @WithDefault("PT0.1S")
    Duration retryDelay();

    @WithDefault("PT0.075S")
    Duration retryJitter();

    /** Second tries as a fraction of calls. */
    @WithDefault("0.1")
    double retryBudget();

    BreakerConfig breaker();

    /** How long a tenant's calls rest when upstream says that there were too many. */
    interface RateLimitConfig {

        /** Where upstream does not say for how long; half as long again at most, by jitter. */
        @WithDefault("5S")
        Duration pause();

        /** However long upstream says. */
        @WithDefault("5M")
        Duration pauseMax();
    }

    /** When upstream is left alone. */
    interface BreakerConfig {

        @WithDefault("0.5")
        double failureRatio();

        /** How many of the last calls are looked at. */
        @WithDefault("20")
        int window();

        @WithDefault("5S")
        Duration pause();

        /** Calls that must then succeed. */
        @WithDefault("3")
        int probes();
    }
}
