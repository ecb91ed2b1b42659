package stockroom.admin;

import java.util.LinkedHashMap;
import java.util.Map;

/** A response as it goes out, in UTF-8. */
record AdminReply(int status, Map<String, String> headers, String body) {

    static final String JSON = "application/json";
    static final String TEXT = "text/plain; charset=utf-8";

    AdminReply {
        headers = Map.copyOf(headers);
    }

    /** What an operator is told holds for the moment, and for nobody else. */
    static AdminReply of(int status, String contentType, Map<String, String> more, String body) {
        Map<String, String> headers = new LinkedHashMap<>(more);
        headers.put("Content-Type", contentType);
        headers.put("Cache-Control", "no-store");
        headers.put("Vary", "Accept");
        return new AdminReply(status, headers, body);
    }
}
