package stockroom.sandbox.wire;

import io.vertx.core.buffer.Buffer;
import java.util.HashMap;
import java.util.Map;

/** An HTTP reply, whole. */
public record Reply(int status, Map<String, String> headers, Buffer body) {

    private static final String HTML = "text/html; charset=iso-8859-1";

    public Reply {
        headers = Map.copyOf(headers);
    }

    public static Reply of(Answer answer, Encoding encoding) {
        return new Reply(200, Map.of("Content-Type", encoding.contentType()), answer.write(encoding));
    }

    /** An application error: 200, like a success. */
    public static Reply of(StormError error, Encoding encoding) {
        return of(Answer.of(error.body()), encoding);
    }

    /** A web server's own page, as one comes before the API is reached. */
    public static Reply page(int status, String title) {
        String page = "<!DOCTYPE html><html><head><title>%d %s</title></head><body><h1>%s</h1></body></html>\n"
                .formatted(status, title, title);
        return new Reply(status, Map.of("Content-Type", HTML), Buffer.buffer(page));
    }

    /** 401, not JSON, with the challenge that old clients wait for. */
    public static Reply unauthorized() {
        return page(401, "Authorization Required").with("WWW-Authenticate", "Basic realm=\"Storm API\"");
    }

    public Reply with(String name, String value) {
        Map<String, String> more = new HashMap<>(headers);
        more.put(name, value);
        return new Reply(status, more, body);
    }
}
