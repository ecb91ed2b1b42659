package stockroom.entry;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPipeline;
import io.netty.handler.codec.http2.DefaultHttp2Headers;
import io.netty.handler.codec.http2.Http2ConnectionEncoder;
import io.netty.handler.codec.http2.Http2ConnectionHandler;
import io.netty.handler.codec.http2.Http2Exception;
import io.netty.handler.codec.http2.Http2FrameListenerDecorator;
import io.netty.handler.codec.http2.Http2Headers;
import io.netty.util.AsciiString;
import io.vertx.core.impl.ContextInternal;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Stands between the frames of a connection (HTTP/2, RFC 9113) and Vert.x, and answers there what {@link HitDesk} has an
 * answer to, as {@link HitHandler} does for HTTP/1.1. All else passes by, as it came.
 *
 * <p>The head of a request is held until its body comes, in one frame, or this turn of the event loop is over.
 */
final class HitStreams extends Http2FrameListenerDecorator {

    private final AtHand desk;
    private final ContextInternal context;
    private final Http2ConnectionHandler connection;
    private final Map<Integer, Head> held = new HashMap<>();

    private HitStreams(AtHand desk, ContextInternal context, Http2ConnectionHandler connection) {
        super(connection.decoder().frameListener());
        this.desk = desk;
        this.context = context;
        this.connection = connection;
    }

    /** Hands a head on to Vert.x. */
    @FunctionalInterface
    private interface Passing {

        void pass() throws Http2Exception;
    }

    /** What came of a request without its body. */
    private record Head(Http2Headers headers, Passing passing) {}

    /** To be called on the connection's event loop; from the next request on it stands there, once. */
    static void standIn(ChannelPipeline pipeline, ContextInternal context, AtHand desk) {
        Http2ConnectionHandler connection = pipeline.get(Http2ConnectionHandler.class);
        if (connection != null && !(connection.decoder().frameListener() instanceof HitStreams)) {
            connection.decoder().frameListener(new HitStreams(desk, context, connection));
        }
    }

    @Override
    public void onHeadersRead(
            ChannelHandlerContext pipe, int stream, Http2Headers headers, int padding, boolean endOfStream)
            throws Http2Exception {
        receive(
                pipe,
                stream,
                new Head(headers, () -> super.onHeadersRead(pipe, stream, headers, padding, endOfStream)),
                endOfStream);
    }

    @Override
    public void onHeadersRead(
            ChannelHandlerContext pipe,
            int stream,
            Http2Headers headers,
            int dependency,
            short weight,
            boolean exclusive,
            int padding,
            boolean endOfStream)
            throws Http2Exception {
        receive(
                pipe,
                stream,
                new Head(
                        headers,
                        () -> super.onHeadersRead(
                                pipe, stream, headers, dependency, weight, exclusive, padding, endOfStream)),
                endOfStream);
    }

    private void receive(ChannelHandlerContext pipe, int stream, Head head, boolean endOfStream) throws Http2Exception {
        boolean isRequest = head.headers().method() != null && head.headers().path() != null;
        if (isRequest && !endOfStream) {
            hold(pipe, stream, head);
        } else if (!(isRequest && isAnswered(pipe, stream, head, Unpooled.EMPTY_BUFFER))) {
            head.passing().pass();
        }
    }

    private void hold(ChannelHandlerContext pipe, int stream, Head head) {
        held.put(stream, head);
        if (held.size() == 1) {
            pipe.executor().execute(() -> passAll(pipe));
        }
    }

    private void passAll(ChannelHandlerContext pipe) {
        List<Map.Entry<Integer, Head>> late = List.copyOf(held.entrySet());
        held.clear();
        for (Map.Entry<Integer, Head> head : late) {
            try {
                if (connection.connection().stream(head.getKey()) != null) {
                    head.getValue().passing().pass();
                }
            } catch (Http2Exception e) {
                connection.onError(pipe, false, e);
            }
        }
    }

    @Override
    public int onDataRead(ChannelHandlerContext pipe, int stream, ByteBuf data, int padding, boolean endOfStream)
            throws Http2Exception {
        Head head = held.remove(stream);
        if (head != null) {
            if (endOfStream && isAnswered(pipe, stream, head, data)) {
                return data.readableBytes() + padding;
            }
            head.passing().pass();
        }
        return super.onDataRead(pipe, stream, data, padding, endOfStream);
    }

    @Override
    public void onRstStreamRead(ChannelHandlerContext pipe, int stream, long errorCode) throws Http2Exception {
        if (held.remove(stream) == null) {
            super.onRstStreamRead(pipe, stream, errorCode);
        }
    }

    private boolean isAnswered(ChannelHandlerContext pipe, int stream, Head head, ByteBuf body) {
        Http2Headers headers = head.headers();
        Optional<AtHand.Answered> answer = desk.answerIn(
                context.duplicate(),
                new AtHand.Asked(
                        headers.method().toString(),
                        headers.path().toString(),
                        body,
                        name -> text(headers.get(AsciiString.of(name).toLowerCase()))));
        answer.ifPresent(known -> send(pipe, stream, known.reply(), known.ids()));
        return answer.isPresent();
    }

    private static @Nullable String text(@Nullable CharSequence value) {
        return value == null ? null : value.toString();
    }

    private void send(ChannelHandlerContext pipe, int stream, WireReply reply, TraceIds ids) {
        Http2Headers headers = new DefaultHttp2Headers(false).status(Integer.toString(reply.status()));
        reply.eachField(ids, (name, value) -> headers.set(name.toLowerCase(Locale.ROOT), value));
        boolean isEmpty = reply.body().length == 0;
        Http2ConnectionEncoder encoder = connection.encoder();
        encoder.writeHeaders(pipe, stream, headers, 0, isEmpty, pipe.newPromise())
                .addListener(ChannelFutureListener.CLOSE_ON_FAILURE);
        if (!isEmpty) {
            encoder.writeData(pipe, stream, Unpooled.wrappedBuffer(reply.body()), 0, true, pipe.newPromise())
                    .addListener(ChannelFutureListener.CLOSE_ON_FAILURE);
        }
    }
}
