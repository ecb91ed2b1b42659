package stockroom.sandbox.fault;

import io.netty.channel.ChannelOption;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.net.impl.ConnectionBase;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.function.Supplier;
import stockroom.sandbox.wire.Encoding;
import stockroom.sandbox.wire.Reply;
import stockroom.sandbox.wire.StormError;

/** Answers a request as a fault wants it answered. */
public final class FaultyReply {

    private static final int PIECES = 20;
    private static final long ENDLESS_MILLIS = 10;
    private static final Buffer BLANKS = blanks(64 * 1024);
    private static final Buffer GARBAGE =
            Buffer.buffer("{\"items\":[\u0000\u0001<<<not json".getBytes(StandardCharsets.UTF_8));
    private static final String JSON = Encoding.JSON.contentType();

    private final Vertx vertx;
    private final HttpServerRequest request;
    private final Encoding encoding;

    public FaultyReply(Vertx vertx, HttpServerRequest request, Encoding encoding) {
        this.vertx = vertx;
        this.request = request;
        this.encoding = encoding;
    }

    /**
     * Answers as the fault says.
     *
     * @param real carries the call out (a token is minted, a passcode used); asked only where its reply is spoiled
     */
    public void send(Fault fault, Supplier<Reply> real) {
        switch (fault.kind()) {
            case STATUS -> send(fault, status(fault.status().orElse(503)));
            case ERROR_CLASS -> send(fault, Reply.of(StormError.ofClass(fault.errorClass()), encoding));
            case GARBAGE -> send(fault, new Reply(200, Map.of("Content-Type", JSON), GARBAGE));
            case HTML -> send(fault, Reply.page(200, "Something is not right"));
            case EMPTY -> send(fault, new Reply(200, Map.of("Content-Type", JSON), Buffer.buffer()));
            case RESET -> reset();
            case ENDLESS -> endless();
            case CUT -> cut(real.get());
            case SLOW -> slow(real.get(), fault.millis());
            case OVERSIZE -> oversize(real.get(), fault.bytes());
            case WRONG_LENGTH -> wrongLength(real.get());
            case HANG -> {
                // The request keeps no answer: the end of its connection, or of the sandbox, frees it.
            }
        }
    }

    /** Sends a whole reply. */
    public static void send(HttpServerResponse response, Reply reply) {
        head(response, reply).end(reply.body());
    }

    private void send(Fault fault, Reply reply) {
        Reply waiting = fault.retryAfter()
                .map(seconds -> reply.with("Retry-After", seconds))
                .orElse(reply);
        int status = fault.status().orElse(waiting.status());
        send(request.response(), new Reply(status, waiting.headers(), waiting.body()));
    }

    private static Reply status(int status) {
        return status == 401 ? Reply.unauthorized() : Reply.page(status, "Asked for");
    }

    /** A linger of zero makes closing send RST; Vert.x sets it for a whole server alone, so its channel is asked. */
    private void reset() {
        if (request.connection() instanceof ConnectionBase connection) {
            connection.channelHandlerContext().channel().config().setOption(ChannelOption.SO_LINGER, 0);
        }
        request.connection().close();
    }

    private void cut(Reply real) {
        HttpServerResponse response = head(request.response(), real);
        response.putHeader("Content-Length", Integer.toString(real.body().length()));
        response.write(real.body().getBuffer(0, real.body().length() / 2))
                .onComplete(written -> request.connection().close());
    }

    private void wrongLength(Reply real) {
        HttpServerResponse response = head(request.response(), real);
        response.putHeader("Content-Length", Integer.toString(real.body().length() / 2));
        response.write(real.body()).onComplete(written -> response.end());
    }

    private void slow(Reply real, int millis) {
        HttpServerResponse response = head(request.response(), real);
        response.putHeader("Content-Length", Integer.toString(real.body().length()));
        int step = Math.ceilDiv(real.body().length(), PIECES);
        int[] sent = {0};
        vertx.setPeriodic(Math.max(1, millis / PIECES), timer -> {
            int end = Math.min(real.body().length(), sent[0] + step);
            Buffer piece = real.body().getBuffer(sent[0], end);
            sent[0] = end;
            if (response.closed()) {
                vertx.cancelTimer(timer);
            } else if (end == real.body().length()) {
                vertx.cancelTimer(timer);
                response.end(piece);
            } else {
                response.write(piece);
            }
        });
    }

    private void endless() {
        HttpServerResponse response = request.response().putHeader("Content-Type", JSON);
        response.setChunked(true).write("{\"items\":[");
        vertx.setPeriodic(ENDLESS_MILLIS, timer -> {
            if (response.closed()) {
                vertx.cancelTimer(timer);
            } else if (!response.writeQueueFull()) {
                response.write(BLANKS);
            }
        });
    }

    /** The white space is one buffer again and again: many such replies at once take no memory. */
    private void oversize(Reply real, int bytes) {
        HttpServerResponse response = head(request.response(), real);
        int blanks = Math.max(0, bytes - real.body().length());
        response.putHeader("Content-Length", Integer.toString(real.body().length() + blanks));
        response.write(real.body());
        for (int left = blanks; left > 0; left -= BLANKS.length()) {
            response.write(BLANKS.getBuffer(0, Math.min(left, BLANKS.length())));
        }
        response.end();
    }

    private static HttpServerResponse head(HttpServerResponse response, Reply reply) {
        reply.headers().forEach(response::putHeader);
        return response.setStatusCode(reply.status());
    }

    private static Buffer blanks(int bytes) {
        byte[] blanks = new byte[bytes];
        Arrays.fill(blanks, (byte) ' ');
        return Buffer.buffer(blanks);
    }
}
