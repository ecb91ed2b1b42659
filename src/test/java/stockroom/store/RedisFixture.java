package stockroom.store;

import io.vertx.core.Vertx;
import io.vertx.redis.client.Redis;
import io.vertx.redis.client.RedisOptions;
import java.time.Duration;
import java.util.function.Consumer;

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
    private final RedisSettings settings;

    private RedisFixture(RedisOptions options, RedisSettings settings, Consumer<RedisTier> beforeStart) {
        redis = Redis.createClient(vertx, options.setMaxPoolSize(16).setMaxPoolWaiting(128));
        this.settings = settings;
        tier = new RedisTier(redis, PlainGuard.create(), settings, tools);
        beforeStart.accept(tier);
        tier.start();
    }

    /** One whose tier is added to before it begins to hear messages. */
    static RedisFixture with(String uri, Consumer<RedisTier> beforeStart) {
        return new RedisFixture(new RedisOptions().setConnectionString(uri), PATIENT, beforeStart);
    }

    static RedisFixture over(String uri, RedisSettings settings) {
        return over(new RedisOptions().setConnectionString(uri), settings);
    }

    static RedisFixture over(RedisOptions options, RedisSettings settings) {
        return new RedisFixture(options, settings, tier -> {});
    }

    SharedState state() {
        return tier.sharedState();
    }

    PurgeLedger ledger(PurgeSettings settings) {
        return PurgeLedger.shared(tier.purgeLog(), tier.sharedState(), settings, tools);
    }

    RedisNotices notices(String key, int max) {
        RedisCommands commands = new RedisCommands(redis, PlainGuard.create(), settings, tools);
        return new RedisNotices(commands, key, max, tools);
    }

    @Override
    public void close() {
        tier.close();
        redis.close();
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }
}
