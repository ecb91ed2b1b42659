package stockroom.entry;

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
