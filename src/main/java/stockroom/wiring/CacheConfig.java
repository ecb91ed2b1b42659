package stockroom.wiring;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.WithDefault;
import io.smallrye.config.WithParentName;
import java.time.Duration;
import java.util.Map;

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

    /** How many calls are known by their bytes, so that they need not be read again; about 1 KiB each at most. */
    @WithDefault("8192")
    int seenCalls();

    /** The lifetimes of each method's answers, by {@code Namespace/method}. */
    @WithParentName
    Map<String, PolicyConfig> policies();

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
}
