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

    /** The limit of a call: waiting for room, sending, reading, and a second try. */
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

    /** Calls under way at once. */
    @WithDefault("64")
    int concurrent();

    /** Calls that wait for room. */
    @WithDefault("256")
    int queue();

    @WithDefault("PT0.1S")
    Duration retryDelay();

    @WithDefault("PT0.075S")
    Duration retryJitter();

    /** Second tries as a fraction of calls. */
    @WithDefault("0.1")
    double retryBudget();

    BreakerConfig breaker();

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
