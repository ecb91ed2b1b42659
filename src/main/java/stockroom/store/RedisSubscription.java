package stockroom.store;

import io.vertx.redis.client.Command;
import io.vertx.redis.client.Redis;
import io.vertx.redis.client.RedisConnection;
import io.vertx.redis.client.Request;
import io.vertx.redis.client.Response;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Hears what replicas publish, on a connection that sends nothing but SUBSCRIBE: a message would swallow the reply of
 * another command. Subscribing again is its heartbeat, since Redis answers it; a silent connection is replaced.
 */
final class RedisSubscription implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(RedisSubscription.class);
    private static final long FIRST_WAIT_MILLIS = 50;

    private final Redis redis;
    private final String channel;
    private final RedisSettings settings;
    private final StoreTools tools;
    private final List<SharedState.Listener> listeners = new CopyOnWriteArrayList<>();
    private volatile @Nullable Line line;
    private volatile @Nullable ScheduledFuture<?> reopening;
    private volatile boolean closed;
    private final AtomicInteger losses = new AtomicInteger();

    RedisSubscription(Redis redis, RedisSettings settings, StoreTools tools) {
        this.redis = redis;
        this.channel = settings.prefix() + "messages";
        this.settings = settings;
        this.tools = tools;
    }

    String channel() {
        return channel;
    }

    void add(SharedState.Listener listener) {
        listeners.add(listener);
    }

    void start() {
        if (!closed) {
            Line opened = new Line();
            line = opened;
            opened.open();
        }
    }

    @Override
    public void close() {
        closed = true;
        ScheduledFuture<?> waiting = reopening;
        if (waiting != null) {
            waiting.cancel(false);
        }
        Line open = line;
        if (open != null) {
            open.end();
        }
    }

    private void lost() {
        if (closed) {
            return;
        }
        int losses = this.losses.incrementAndGet();
        tools.metrics().subscriptionLost();
        LOG.debugf("redis subscription lost losses=%d", losses);
        reopening = tools.timer().schedule(this::start, waitMillis(losses), TimeUnit.MILLISECONDS);
    }

    /** Doubles with each loss up to the limit, and takes a random half to whole of it: replicas do not return as one. */
    private long waitMillis(int losses) {
        long doubled = FIRST_WAIT_MILLIS << Math.min(losses, 10);
        long most = Math.min(doubled, settings.reconnectMax().toMillis());
        return most / 2 + tools.random().nextLong(most / 2 + 1);
    }

    private void tell(Consumer<SharedState.Listener> news) {
        for (SharedState.Listener listener : listeners) {
            try {
                news.accept(listener);
            } catch (RuntimeException e) {
                LOG.error("listener of redis messages failed", e);
            }
        }
    }

    /** One connection, from its opening to its end. */
    private final class Line {

        private final AtomicBoolean over = new AtomicBoolean();
        private final ScheduledFuture<?> heartbeat;
        private volatile @Nullable RedisConnection connection;
        private volatile boolean heard;
        private volatile boolean confirmed;

        Line() {
            long every = settings.heartbeat().toNanos();
            heartbeat = tools.timer().scheduleAtFixedRate(this::beat, every, every, TimeUnit.NANOSECONDS);
        }

        void open() {
            redis.connect().onComplete(this::opened, failure -> broken());
        }

        private void opened(RedisConnection fresh) {
            connection = fresh;
            if (over.get()) {
                discard(fresh);
                return;
            }
            fresh.handler(this::hear);
            fresh.endHandler(end -> broken());
            fresh.exceptionHandler(failure -> broken());
            subscribe(fresh);
        }

        private void subscribe(RedisConnection to) {
            to.send(Request.cmd(Command.SUBSCRIBE).arg(channel)).onFailure(failure -> broken());
        }

        private void hear(@Nullable Response message) {
            heard = true;
            if (message == null || !message.isArray() || message.size() != 3 || over.get()) {
                return;
            }
            switch (String.valueOf(message.get(0))) {
                case "message" -> tell(listener -> listener.onMessage(String.valueOf(message.get(2))));
                case "subscribe" -> confirm();
                default -> LOG.debug("redis subscription heard something else");
            }
        }

        private void confirm() {
            if (!confirmed) {
                confirmed = true;
                losses.set(0);
                tell(SharedState.Listener::onGap);
            }
        }

        private void beat() {
            RedisConnection open = connection;
            if (open == null || !heard) {
                broken();
            } else {
                heard = false;
                subscribe(open);
            }
        }

        private void broken() {
            if (end()) {
                lost();
            }
        }

        boolean end() {
            if (!over.compareAndSet(false, true)) {
                return false;
            }
            heartbeat.cancel(false);
            RedisConnection open = connection;
            if (open != null) {
                discard(open);
            }
            return true;
        }

        /** The client would hand the connection to others with our handlers on it. */
        private void discard(RedisConnection open) {
            open.handler(null).endHandler(null).exceptionHandler(null);
            open.close().onFailure(failure -> LOG.debug("redis subscription did not close"));
        }
    }
}
