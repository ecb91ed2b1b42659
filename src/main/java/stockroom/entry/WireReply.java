package stockroom.entry;

import io.netty.buffer.Unpooled;
import io.vertx.core.Future;
import io.vertx.core.buffer.impl.BufferImpl;
import io.vertx.core.http.HttpServerResponse;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/** A response as it goes out: status, headers, body. The array is not written to. */
final class WireReply {

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
        headers.forEach(response::putHeader);
        response.putHeader(TraceIds.REQUEST_ID, ids.requestId()).putHeader(TraceIds.TRACEPARENT, ids.traceparent());
        return response.end(BufferImpl.buffer(Unpooled.wrappedBuffer(body)));
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
