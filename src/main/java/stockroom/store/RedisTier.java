package stockroom.store;

import io.smallrye.faulttolerance.api.Guard;
import io.vertx.redis.client.Redis;

/** Everything that the gateway does with Redis, put together over one client; all kinds of Redis look the same to it. */
public final class RedisTier implements AutoCloseable {

    private final RedisSubscription subscription;
    private final SharedState sharedState;
    private final PurgeLog purgeLog;

    /**
     * @param redis the client; its owner closes it
     * @param guard a fresh builder, {@code Guard.create()}
     */
    public RedisTier(Redis redis, Guard.Builder guard, RedisSettings settings, StoreTools tools) {
        RedisCommands commands = new RedisCommands(redis, guard, settings, tools);
        this.subscription = new RedisSubscription(redis, settings, tools);
        this.sharedState = new RedisSharedState(commands, subscription, settings);
        this.purgeLog = new RedisPurgeLog(commands, settings.prefix(), subscription.channel(), tools);
    }

    public SharedState sharedState() {
        return sharedState;
    }

    public PurgeLog purgeLog() {
        return purgeLog;
    }

    /** Begins to hear messages. */
    public void start() {
        subscription.start();
    }

    @Override
    public void close() {
        subscription.close();
    }
}
