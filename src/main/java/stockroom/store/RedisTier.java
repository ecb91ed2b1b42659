package stockroom.store;

import io.smallrye.faulttolerance.api.Guard;
import io.vertx.redis.client.Redis;

/** Everything that the gateway does with Redis, put together over one client; all kinds of Redis look the same to it. */
public final class RedisTier implements AutoCloseable {

    private final RedisSubscription subscription;
    private final SharedState sharedState;
    private final PurgeLog purgeLog;
    private final RedisCommands commands;
    private final RedisSettings settings;
    private final StoreTools tools;

    /**
     * @param redis the client; its owner closes it
     * @param guard a fresh builder, {@code Guard.create()}
     */
    public RedisTier(Redis redis, Guard.Builder guard, RedisSettings settings, StoreTools tools) {
        this.commands = new RedisCommands(redis, guard, settings, tools);
        this.settings = settings;
        this.tools = tools;
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

    /**
     * A board that all replicas know by this name.
     *
     * @param max how many notices hang on it at a time
     */
    public NoticeBoard noticeBoard(String name, int max, NoticeBoard.Reader reader) {
        PinnedNotices pinned = new RedisNotices(commands, settings.prefix() + "notices:" + name, max, tools);
        return new NoticeBoard(pinned, sharedState, name, reader, tools);
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
