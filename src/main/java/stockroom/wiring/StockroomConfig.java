package stockroom.wiring;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Every setting of the gateway. A name that is not here, or a value that makes no sense, keeps the gateway from
 * starting, and is named.
 */
@ConfigMapping(prefix = "stockroom")
interface StockroomConfig {

    /** What may be called: {@code Namespace/*} or {@code Namespace/method}. */
    @WithDefault("Product/*,Utilities/Info/ping,Utilities/Info/version")
    List<String> forward();

    /** The most bytes that a request's body may have. */
    @WithDefault("64K")
    MemorySize requestBytesMax();

    /** How long a request's body may take to come. */
    @WithDefault("10S")
    Duration requestTimeout();

    UpstreamConfig upstream();

    TenantsConfig tenants();

    TokenConfig token();

    AdminConfig admin();

    RedisConfig redis();

    CacheConfig cache();

    CallersConfig callers();

    TracesConfig traces();

    DrillConfig drill();

    /** For drills and tests alone. */
    interface DrillConfig {

        /** Moves the gateway's clock by the ISO-8601 duration that the file holds, which may change at any time. */
        Optional<Path> clockOffsetFile();
    }

    /** Where the tenants are. */
    interface TenantsConfig {

        /** The folder of the tenants' files. With the sandbox and without a folder there is the demo tenant. */
        Optional<Path> dir();

        /** Between two looks where the file system tells of no change. */
        @WithDefault("2S")
        Duration lookEvery();
    }

    /** Who may ask {@code /admin}. */
    interface AdminConfig {

        /** Lines of the hex SHA-256 of a key. Without it nobody may. */
        Optional<Path> keyFile();
    }

    /** The limits of talking to Redis; where it is, {@code quarkus.redis.*} says. */
    interface RedisConfig {

        /** What every key and channel begins with. */
        @WithDefault("stockroom:")
        String prefix();

        @WithDefault("PT0.05S")
        Duration commandTimeout();

        /** Commands under way at once. */
        @WithDefault("256")
        int commands();

        /** Bytes of bodies on their way to Redis at once; what exceeds them is not written. */
        @WithDefault("16M")
        MemorySize writingBytesMax();

        /** How long Redis is left alone after failing. */
        @WithDefault("1S")
        Duration breakerPause();

        /** How often a replica looks for purges that nobody told it of. */
        @WithDefault("PT0.5S")
        Duration purgeCheckEvery();
    }

    /** How many failed logins of callers pass as such in a minute. */
    interface CallersConfig {

        @WithDefault("30")
        int failuresPerAddress();

        @WithDefault("120")
        int failuresPerTenant();
    }
}
