package stockroom.wiring;

import io.quarkus.arc.InjectableInstance;
import io.smallrye.faulttolerance.api.Guard;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.vertx.redis.client.Redis;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.concurrent.Executor;
import org.jboss.logging.Logger;
import stockroom.lookup.Ambient;
import stockroom.store.MemoryStore;
import stockroom.store.NoSharedState;
import stockroom.store.PurgeLedger;
import stockroom.store.PurgeSettings;
import stockroom.store.RedisSettings;
import stockroom.store.RedisStore;
import stockroom.store.RedisTier;
import stockroom.store.SharedState;
import stockroom.store.SteadyClock;
import stockroom.store.StoreMetrics;
import stockroom.store.StoreTools;
import stockroom.store.TieredStore;
import stockroom.vitals.Tracing;

/** Where replies are kept, and what replicas share. */
@Dependent
class StoreWiring {

    private static final Logger LOG = Logger.getLogger(StoreWiring.class);

    @Produces
    @Singleton
    StoreTools tools(Ambient ambient, StoreMetrics metrics) {
        return new StoreTools(ambient.clock(), System::nanoTime, ambient.random(), ambient.timer(), metrics);
    }

    /** The second tier, where {@code quarkus.redis.*} says that there is one. */
    @Produces
    @Singleton
    SecondTier secondTier(InjectableInstance<Redis> redis, StockroomConfig config, StoreTools tools) {
        RedisSettings settings = settings(config.redis());
        if (!redis.isResolvable() || !redis.getHandle().getBean().isActive()) {
            LOG.info("Running on memory alone: quarkus.redis.hosts is not set");
            return new SecondTier(Optional.empty());
        }
        return new SecondTier(Optional.of(new RedisTier(redis.get(), Guard.create(), settings, tools)));
    }

    private static RedisSettings settings(StockroomConfig.RedisConfig config) {
        RedisSettings defaults = RedisSettings.DEFAULT;
        return new RedisSettings(
                config.prefix(),
                config.commandTimeout(),
                config.commands(),
                new RedisSettings.Breaker(
                        defaults.breaker().window(), defaults.breaker().failureRatio(), config.breakerPause()),
                defaults.heartbeat(),
                defaults.reconnectMax());
    }

    void close(@Disposes SecondTier tier) {
        tier.redis().ifPresent(RedisTier::close);
    }

    @Produces
    @Singleton
    SharedState shared(SecondTier tier, Tracing tracing) {
        return tier.redis().map(redis -> tracing.around(redis.sharedState())).orElseGet(NoSharedState::new);
    }

    @Produces
    @Singleton
    PurgeLedger purges(SecondTier tier, StockroomConfig config, StoreTools tools) {
        PurgeSettings defaults = PurgeSettings.DEFAULT;
        PurgeSettings settings =
                new PurgeSettings(config.redis().purgeCheckEvery(), defaults.selectorsMax(), defaults.pendingMax());
        return tier.redis()
                .map(redis -> PurgeLedger.shared(redis.purgeLog(), redis.sharedState(), settings, tools))
                .orElseGet(() -> PurgeLedger.alone(tools));
    }

    void close(@Disposes PurgeLedger purges) {
        purges.close();
    }

    @Produces
    @Singleton
    MemoryStore memory(StockroomConfig config, StoreTools tools) {
        return new MemoryStore(config.cache().memoryBytesMax().asLongValue(), tools);
    }

    @Produces
    @Singleton
    TieredStore store(MemoryStore memory, SecondTier tier, PurgeLedger purges, RedisStores redis) {
        return new TieredStore(
                memory,
                tier.redis().map(connected -> redis.store()),
                purges,
                redis.tools().by(redis.steady()));
    }

    /** Makes the store behind memory. */
    @Singleton
    record RedisStores(StockroomConfig config, StoreTools tools, SharedState shared, SteadyClock steady) {

        RedisStore store() {
            RedisStore.Limits limits = new RedisStore.Limits(
                    Math.toIntExact(config.upstream().replyBytesMax().asLongValue()),
                    config.redis().writingBytesMax().asLongValue());
            return new RedisStore(shared, limits, workers(), tools);
        }
    }

    private static Executor workers() {
        return Infrastructure.getDefaultWorkerPool();
    }

    /** Redis, if there is one. */
    record SecondTier(Optional<RedisTier> redis) {

        void start() {
            redis.ifPresent(RedisTier::start);
        }
    }
}
