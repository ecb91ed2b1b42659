package stockroom.admin;

import java.util.Optional;

/** A request as an operator sent it. The key that it carries never shows. */
final class AdminRequest {

    private final String method;
    private final String path;
    private final Headers headers;
    private final byte[] body;

    AdminRequest(String method, String path, Headers headers, byte[] body) {
        this.method = method;
        this.path = path;
        this.headers = headers;
        this.body = body;
    }

    /** The headers that count. */
    record Headers(Optional<String> authorization, Optional<String> accept) {

        @Override
        public String toString() {
            return "Headers[" + accept + "]";
        }
    }

    String method() {
        return method;
    }

    String path() {
        return path;
    }

    Optional<String> authorization() {
        return headers.authorization();
    }

    Optional<String> accept() {
        return headers.accept();
    }

    byte[] body() {
        return body;
    }
}
