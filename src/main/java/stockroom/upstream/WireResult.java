package stockroom.upstream;

import stockroom.catalog.FailureCause;

/** What came over the wire. */
sealed interface WireResult {

    /** A whole reply, of any status. */
    final class Whole implements WireResult {

        private final int status;
        private final WireHeaders headers;
        private final byte[] body;

        Whole(int status, WireHeaders headers, byte[] body) {
            this.status = status;
            this.headers = headers;
            this.body = body;
        }

        int status() {
            return status;
        }

        WireHeaders headers() {
            return headers;
        }

        byte[] body() {
            return body;
        }
    }

    /** No whole reply: unreachable, timed out or oversized. */
    record Broken(FailureCause cause) implements WireResult {}
}
