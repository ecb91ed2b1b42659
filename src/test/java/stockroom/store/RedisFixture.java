package stockroom.store;

import io.vertx.core.Vertx;
import io.vertx.redis.client.Redis;
import io.vertx.redis.client.RedisOptions;
import java.time.Duration;

/** A Vert.x client and the Redis tier over it, with limits short enough for tests. */
final class RedisFixture implements AutoCloseable {

    static final RedisSettings SETTINGS = new RedisSettings(
            "stockroom:",
            Duration.ofMillis(50),
            64,
            new RedisSettings.Breaker(10, 0.5, Duration.ofMillis(300)),
            Duration.ofMillis(300),
            Duration.ofMillis(200));

    /** For tests of what Redis does rather than of how long it takes on a busy machine. */
    static final RedisSettings PATIENT = new RedisSettings(
            "stockroom:",
            Duration.ofSeconds(5),
            64,
            new RedisSettings.Breaker(10, 0.5, Duration.ofMillis(300)),
            Duration.ofSeconds(2),
            Duration.ofMillis(200));

    final CountedMetrics metrics = new CountedMetrics();
    final StoreTools tools = Samples.tools(metrics);
    final RedisTier tier;
    private final Vertx vertx = Vertx.vertx();
    private final Redis redis;

    private RedisFixture(RedisOptions options, RedisSettings settings) {
        redis = Redis.createClient(vertx, options.setMaxPoolSize(16).setMaxPoolWaiting(128));
        tier = new RedisTier(redis, PlainGuard.create(), settings, tools);
        tier.start();
    }

    static RedisFixture over(String uri, RedisSettings settings) {
        return over(new RedisOptions().setConnectionString(uri), settings);
    }

    static RedisFixture over(RedisOptions options, RedisSettings settings) {
        return new RedisFixture(options, settings);
    }

    SharedState state() {
        return tier.sharedState();
    }

    PurgeLedger ledger(PurgeSettings settings) {
        return PurgeLedger.shared(tier.purgeLog(), tier.sharedState(), settings, tools);
    }

    @Override
    public void close() {
        tier.close();
        redis.close();
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }
}
