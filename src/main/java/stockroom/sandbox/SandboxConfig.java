package stockroom.sandbox;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** The settings of the built-in sandbox. */
@ConfigMapping(prefix = "stockroom.sandbox")
interface SandboxConfig {

    /** Whether the sandbox is started with the application. */
    @WithDefault("false")
    boolean enabled();

    @WithDefault("127.0.0.1")
    String host();

    /** 0 for any that is free, where the sandbox is not the gateway's upstream. */
    @WithDefault("18080")
    int port();

    /** What every call waits before it is carried out. */
    @WithDefault("PT0S")
    Duration latency();

    /** The lifetime of a token that asks for none, and the most that one can ask for. */
    @WithDefault("PT12H")
    Duration tokenLifetimeMax();
}
