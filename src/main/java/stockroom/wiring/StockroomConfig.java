package stockroom.wiring;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.smallrye.config.WithParentName;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
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

    UpstreamConfig upstream();

    TenantsConfig tenants();

    TokenConfig token();

    AdminConfig admin();

    RedisConfig redis();

    CacheConfig cache();

    CallersConfig callers();

    DrillConfig drill();

    /** For drills and tests alone. */
    interface DrillConfig {

        /** Moves the gateway's clock by the ISO-8601 duration that the file holds, which may change at any time. */
        Optional<Path> clockOffsetFile();
    }

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

    /** Where the tenants are. */
    interface TenantsConfig {

        /** The folder of the tenants' files. With the sandbox and without a folder there is the demo tenant. */
        Optional<Path> dir();

        /** Between two looks where the file system tells of no change. */
        @WithDefault("2S")
        Duration lookEvery();
    }

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
    }

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

    /** What is kept and for how long. */
    interface CacheConfig {

        /** What all entries in memory may take together. */
        @WithDefault("64M")
        MemorySize memoryBytesMax();

        /** How long upstream's word that something does not exist is kept. */
        @WithDefault("30S")
        Duration notFound();

        /** How long upstream is waited for where something stale could be served. */
        @WithDefault("2S")
        Duration staleAfter();

        /** How long after a failed fetch what is kept serves without asking again. */
        @WithDefault("1S")
        Duration rest();

        /** How long a lease to fetch lives unless it is renewed. */
        @WithDefault("2S")
        Duration lease();

        /** How long a replica waits for another's fetch before it asks upstream itself. */
        @WithDefault("10S")
        Duration leasePatience();

        /** How long a failed fetch answers those that waited for it on other replicas. */
        @WithDefault("1S")
        Duration failureShared();

        /** How long calls for products gather while another is under way, 5 ms at most. */
        @WithDefault("PT0.005S")
        Duration batchWindow();

        /** How many products upstream is asked for at once. */
        @WithDefault("100")
        int batchCodesMax();

        /** The lifetimes of each method's answers, by {@code Namespace/method}. */
        @WithParentName
        Map<String, PolicyConfig> policies();
    }

    /** How long a method's answers serve. */
    interface PolicyConfig {

        Duration fresh();

        /** From the end of {@code fresh} on. */
        @WithDefault("0S")
        Duration staleWhileRefreshing();

        /** From the end of {@code fresh} on. */
        @WithDefault("0S")
        Duration staleOnError();
    }

    /** How many failed logins of callers pass as such in a minute. */
    interface CallersConfig {

        @WithDefault("30")
        int failuresPerAddress();

        @WithDefault("120")
        int failuresPerTenant();
    }
}
