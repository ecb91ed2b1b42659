package stockroom.entry;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerResponse;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BiConsumer;

/** A response as it goes out: status, headers, body. The array is not written to. */
final class WireReply {

    static final int NOT_MODIFIED = 304;

    private static final String LINE_END = "\r\n";

    /** Room for most, in characters. */
    private static final int HEAD_LENGTH = 512;

    private final int status;
    private final Map<String, String> headers = new LinkedHashMap<>();
    private final byte[] body;

    WireReply(int status, byte[] body) {
        this.status = status;
        this.body = body;
    }

    static WireReply json(int status, String json) {
        return new WireReply(status, json.getBytes(StandardCharsets.UTF_8))
                .with("Content-Type", Encoding.JSON.mediaType());
    }

    WireReply with(String name, String value) {
        headers.put(name, value);
        return this;
    }

    WireReply withAll(Map<String, String> more) {
        headers.putAll(more);
        return this;
    }

    /** Writes it out, with what the call is found again by. */
    Future<Void> send(HttpServerResponse response, TraceIds ids) {
        response.setStatusCode(status);
        eachHeader(ids, response::putHeader);
        return response.end(Buffer.buffer(body));
    }

    /** The same as bytes of HTTP/1.1 (RFC 9112, section 4). */
    ByteBuf encoded(ByteBufAllocator allocator, TraceIds ids) {
        StringBuilder text = new StringBuilder(HEAD_LENGTH)
                .append("HTTP/1.1 ")
                .append(HttpResponseStatus.valueOf(status))
                .append(LINE_END);
        eachField(ids, (name, value) -> field(text, name, value));
        byte[] head = text.append(LINE_END).toString().getBytes(StandardCharsets.ISO_8859_1);
        return allocator.buffer(head.length + body.length).writeBytes(head).writeBytes(body);
    }

    /** All that the head says, the body's length too where there may be a body. */
    void eachField(TraceIds ids, BiConsumer<String, String> each) {
        eachHeader(ids, each);
        if (status != NOT_MODIFIED) {
            each.accept("content-length", Integer.toString(body.length));
        }
    }

    private void eachHeader(TraceIds ids, BiConsumer<String, String> each) {
        headers.forEach(each);
        each.accept(TraceIds.REQUEST_ID, ids.requestId());
        each.accept(TraceIds.TRACEPARENT, ids.traceparent());
    }

    private static void field(StringBuilder head, String name, String value) {
        head.append(name).append(": ").append(value).append(LINE_END);
    }

    int status() {
        return status;
    }

    Map<String, String> headers() {
        return headers;
    }

    byte[] body() {
        return body;
    }
}
