package stockroom.upstream;

import io.netty.channel.Channel;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPipeline;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpStatusClass;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.ReferenceCountUtil;
import io.netty.util.concurrent.Future;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.net.impl.ConnectionBase;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Drops a connection whose reply grows too large or takes too long.
 *
 * <p>The REST client gathers a body whole before anyone sees it, and its read timeout starts anew with each byte; its
 * streams bound successes only. So the limits stand on the connection itself, ahead of it.
 */
final class ReplyLimits {

    private static final Logger LOG = Logger.getLogger(ReplyLimits.class);
    private static final String NAME = "stockroom-reply-limits";

    private final Duration timeout;
    private final int bytesMax;
    private final LargeReplies large;

    ReplyLimits(WireSettings settings) {
        this.timeout = settings.timeout();
        this.bytesMax = settings.replyBytesMax();
        this.large = new LargeReplies(settings.largeReplies());
    }

    /** Called before a request is sent: a connection has one at a time. */
    void watch(HttpClientRequest request) {
        if (request.connection() instanceof ConnectionBase connection) {
            // What breaks a connection is told by the call's result; by itself Vert.x would log it as an error.
            request.connection().exceptionHandler(reason -> LOG.debugf("Connection to upstream broke: %s", reason));
            watch(connection.channel());
        } else {
            throw new IllegalStateException(
                    "Replies cannot be bounded on " + request.connection().getClass());
        }
    }

    private void watch(Channel channel) {
        ChannelPipeline pipeline = channel.pipeline();
        if (pipeline.get(NAME) == null && channel.isActive()) {
            pipeline.addBefore("handler", NAME, new Watcher());
        }
    }

    /** A reply over the limit. */
    static final class TooLargeException extends IOException {

        private static final long serialVersionUID = 1L;

        TooLargeException() {
            super("Reply over the size limit");
        }
    }

    private final class Watcher extends ChannelDuplexHandler {

        private long bytes;
        private boolean informational;
        private boolean dropped;
        private @Nullable Future<?> deadline;
        private boolean hasTurn;
        private @Nullable Runnable awaitedTurn;

        @Override
        public void write(ChannelHandlerContext channel, Object message, ChannelPromise promise) throws Exception {
            if (message instanceof HttpRequest) {
                bytes = 0;
                end();
                deadline = channel.executor()
                        .schedule(
                                () -> drop(channel, new TimeoutException("Reply over the time limit")),
                                timeout.toMillis(),
                                TimeUnit.MILLISECONDS);
            }
            super.write(channel, message, promise);
        }

        @Override
        public void channelRead(ChannelHandlerContext channel, Object message) {
            if (message instanceof HttpResponse head) {
                informational = head.status().codeClass() == HttpStatusClass.INFORMATIONAL;
            }
            if (message instanceof HttpContent content) {
                bytes += content.content().readableBytes();
            }
            if (dropped || bytes > bytesMax) {
                ReferenceCountUtil.release(message);
                drop(channel, new TooLargeException());
                return;
            }
            if (message instanceof LastHttpContent && !informational) {
                end();
            } else if (bytes > LargeReplies.BYTES && !hasTurn && awaitedTurn == null) {
                takeTurn(channel);
            }
            channel.fireChannelRead(message);
        }

        /** Where it is not this one's turn nothing more is read off the connection; its time limit goes on. */
        private void takeTurn(ChannelHandlerContext channel) {
            Runnable turn = () -> channel.executor().execute(() -> goOn(channel));
            hasTurn = large.enter(turn);
            if (!hasTurn) {
                awaitedTurn = turn;
                channel.channel().config().setAutoRead(false);
            }
        }

        private void goOn(ChannelHandlerContext channel) {
            if (awaitedTurn == null) {
                large.leave();
            } else {
                awaitedTurn = null;
                hasTurn = true;
                channel.channel().config().setAutoRead(true);
            }
        }

        @Override
        public void channelInactive(ChannelHandlerContext channel) {
            end();
            channel.fireChannelInactive();
        }

        private void drop(ChannelHandlerContext channel, Exception reason) {
            end();
            if (dropped) {
                return;
            }
            dropped = true;
            channel.fireExceptionCaught(reason);
            ChannelFuture closed = channel.close();
            closed.addListener(ChannelFutureListener.FIRE_EXCEPTION_ON_FAILURE);
        }

        private void end() {
            if (deadline != null) {
                deadline.cancel(false);
                deadline = null;
            }
            if (hasTurn) {
                hasTurn = false;
                large.leave();
            }
            if (awaitedTurn != null) {
                large.giveUp(awaitedTurn);
                awaitedTurn = null;
            }
        }
    }
}
