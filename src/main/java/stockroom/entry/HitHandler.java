package stockroom.entry;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPipeline;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpResponseEncoder;
import io.netty.handler.codec.http.HttpStatusClass;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.LastHttpContent;
import io.vertx.core.impl.ContextInternal;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Stands in the pipeline of a connection (HTTP/1.1) ahead of Vert.x, and answers there what {@link HitDesk} has an answer
 * to. All else passes by, as it came and in its order.
 *
 * <p>A request is held until the end of the read that it came with, and no longer: it is answered here only if all of it
 * came in one read, and nothing that came before it waits for its answer (RFC 9112, section 9.3.2).
 */
final class HitHandler extends ChannelDuplexHandler {

    private static final String NAME = "stockroom-hits";

    /** What Vert.x calls itself in a pipeline. */
    private static final String VERTX = "handler";

    private final AtHand desk;
    private final ContextInternal context;

    /** What is written from its place goes out as it is, which a response does that is bytes already. */
    private final ChannelHandlerContext encoder;

    private @Nullable First first;
    private @Nullable HttpRequest held;
    private boolean isWritten;

    /** How many requests have passed by whose answers have not yet gone out. */
    private int passing;

    /**
     * A request whose head Vert.x has got already.
     *
     * @param own the context that Vert.x handles it in
     * @param asked it, with a body
     * @param send answers it
     * @param goOn lets Vert.x go on with it
     */
    record First(
            ContextInternal own,
            Function<ByteBuf, AtHand.Asked> asked,
            Consumer<AtHand.Answered> send,
            Runnable goOn) {}

    private HitHandler(AtHand desk, ContextInternal context, ChannelHandlerContext encoder) {
        this.desk = desk;
        this.context = context;
        this.encoder = encoder;
        this.passing = 1;
    }

    /**
     * To be called while Vert.x hands on the head of the first request of a connection.
     *
     * @return the handler, if it was not there before
     */
    static Optional<HitHandler> standIn(ChannelPipeline pipeline, ContextInternal context, AtHand desk) {
        ChannelHandlerContext encoder = pipeline.context(HttpResponseEncoder.class);
        if (encoder == null || pipeline.get(VERTX) == null || pipeline.get(NAME) != null) {
            return Optional.empty();
        }
        HitHandler handler = new HitHandler(desk, context, encoder);
        pipeline.addBefore(VERTX, NAME, handler);
        return Optional.of(handler);
    }

    /** Holds the first request of the connection until all of it is here, or this turn of the event loop is over. */
    void hold(First request) {
        first = request;
        encoder.executor().execute(() -> {
            if (first != null) {
                first = null;
                request.goOn().run();
            }
        });
    }

    @Override
    public void channelRead(ChannelHandlerContext pipe, Object message) {
        HttpRequest head = held;
        held = null;
        if (first != null) {
            end(first, message);
            pipe.fireChannelRead(message);
        } else if (head == null) {
            receive(pipe, message);
        } else if (!(message instanceof LastHttpContent end && isAnswered(head, end))) {
            pass(pipe, head);
            pipe.fireChannelRead(message);
        }
    }

    private void end(First request, Object message) {
        first = null;
        Optional<AtHand.Answered> answer =
                message instanceof LastHttpContent end && end.decoderResult().isSuccess()
                        ? desk.answerIn(request.own(), request.asked().apply(end.content()))
                        : Optional.empty();
        answer.ifPresentOrElse(request.send(), request.goOn());
    }

    private void receive(ChannelHandlerContext pipe, Object message) {
        if (!(message instanceof HttpRequest head)) {
            pipe.fireChannelRead(message);
        } else if (passing == 0 && isPlain(head) && hasRoom(pipe)) {
            held = head;
        } else {
            pass(pipe, head);
        }
    }

    /** Whether nothing is asked of the connection itself, and where the request ends is beyond doubt. */
    private static boolean isPlain(HttpRequest head) {
        HttpHeaders headers = head.headers();
        return head.decoderResult().isSuccess()
                && head.protocolVersion().equals(HttpVersion.HTTP_1_1)
                && HttpUtil.isKeepAlive(head)
                && !headers.contains(HttpHeaderNames.UPGRADE)
                && !headers.contains(HttpHeaderNames.EXPECT)
                && !headers.contains(HttpHeaderNames.TRANSFER_ENCODING);
    }

    /** Who does not read answers gets no more of them from here: Vert.x knows how to wait. */
    private boolean hasRoom(ChannelHandlerContext pipe) {
        if (!pipe.channel().isWritable()) {
            sendOut(pipe);
        }
        return pipe.channel().isWritable();
    }

    private boolean isAnswered(HttpRequest head, LastHttpContent end) {
        Optional<ByteBuf> response = end.decoderResult().isSuccess() ? response(head, end.content()) : Optional.empty();
        response.ifPresent(bytes -> {
            end.release();
            encoder.write(bytes).addListener(ChannelFutureListener.CLOSE_ON_FAILURE);
            isWritten = true;
        });
        return response.isPresent();
    }

    private Optional<ByteBuf> response(HttpRequest head, ByteBuf body) {
        AtHand.Asked asked = new AtHand.Asked(head.method().name(), head.uri(), body, head.headers()::get);
        return desk.answerIn(context.duplicate(), asked)
                .map(answer -> answer.reply().encoded(encoder.alloc(), answer.ids()));
    }

    private void pass(ChannelHandlerContext pipe, HttpRequest head) {
        passing++;
        pipe.fireChannelRead(head);
    }

    @Override
    public void channelReadComplete(ChannelHandlerContext pipe) {
        HttpRequest head = held;
        held = null;
        if (head != null) {
            pass(pipe, head);
        }
        sendOut(pipe);
        pipe.fireChannelReadComplete();
    }

    private void sendOut(ChannelHandlerContext pipe) {
        if (isWritten) {
            isWritten = false;
            pipe.flush();
        }
    }

    @Override
    public void write(ChannelHandlerContext pipe, Object message, ChannelPromise promise) throws Exception {
        boolean isEnd = message instanceof LastHttpContent && !isInformational(message);
        super.write(pipe, message, isEnd ? promise.unvoid().addListener(written -> passing--) : promise);
    }

    private static boolean isInformational(Object message) {
        return message instanceof HttpResponse response
                && response.status().codeClass() == HttpStatusClass.INFORMATIONAL;
    }
}
