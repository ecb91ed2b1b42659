package stockroom.wiring;

import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** How upstream's tokens are minted, renewed and shared. */
interface TokenConfig {

    /** Lines of Base64 of 32 bytes; the first encrypts, all decrypt. */
    Optional<Path> keyFile();

    @WithDefault("5S")
    Duration mintTimeout();

    /** The fraction of a token's life that is left when it is renewed. */
    @WithDefault("0.06")
    double renewAhead();

    @WithDefault("10S")
    Duration lease();

    @WithDefault("6S")
    Duration waitForOther();

    @WithDefault("PT0.25S")
    Duration pollEvery();

    /** How long a login waits for the next passcode step. */
    @WithDefault("10S")
    Duration passcodeWait();

    LoginsConfig logins();

    /** How often upstream may be asked to log a tenant in. */
    interface LoginsConfig {

        @WithDefault("30")
        int perHour();

        @WithDefault("1S")
        Duration backoffFirst();

        @WithDefault("5M")
        Duration backoffMax();

        @WithDefault("30M")
        Duration probeAfter();

        @WithDefault("24H")
        Duration rejectionKept();
    }
}
