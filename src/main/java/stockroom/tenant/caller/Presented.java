package stockroom.tenant.caller;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import stockroom.tenant.key.BearerHeader;

/** What a call's {@code Authorization} header presents. */
sealed interface Presented {

    /** Longer headers are refused unread: this bounds what a check costs. */
    int HEADER_CHARS_MAX = 512;

    /** No header: some clients ask for the challenge first, so this is no failed attempt. */
    record Nothing() implements Presented {}

    /** A header that is neither Basic (RFC 7617) nor Bearer (RFC 6750), or not well-formed. */
    record Malformed() implements Presented {}

    /** A key or a gateway token, with the tenant's name if it came by Basic. */
    final class Credential implements Presented {

        private final Optional<String> tenant;
        private final byte[] secret;

        private Credential(Optional<String> tenant, byte[] secret) {
            this.tenant = tenant;
            this.secret = secret;
        }

        Optional<String> tenant() {
            return tenant;
        }

        byte[] secret() {
            return secret;
        }

        @Override
        public String toString() {
            return "Credential[secret]";
        }
    }

    static Presented read(Optional<String> header) {
        return header.isEmpty() ? new Nothing() : read(header.get());
    }

    private static Presented read(String header) {
        if (header.length() > HEADER_CHARS_MAX) {
            return new Malformed();
        }
        if (header.regionMatches(true, 0, "Basic ", 0, 6)) {
            return basic(header.substring(6).strip());
        }
        var token = BearerHeader.token(header);
        return token.isPresent()
                ? new Credential(Optional.empty(), token.get().getBytes(StandardCharsets.UTF_8))
                : new Malformed();
    }

    /** The name ends at the first colon; a key may hold more of them. */
    private static Presented basic(String base64) {
        try {
            var pair = Base64.getDecoder().decode(base64);
            int colon = 0;
            while (colon < pair.length && pair[colon] != ':') {
                colon++;
            }
            if (colon == 0 || colon >= pair.length - 1) {
                return new Malformed();
            }
            var name = new String(pair, 0, colon, StandardCharsets.UTF_8);
            return new Credential(Optional.of(name), Arrays.copyOfRange(pair, colon + 1, pair.length));
        } catch (IllegalArgumentException notBase64) {
            return new Malformed();
        }
    }
}
