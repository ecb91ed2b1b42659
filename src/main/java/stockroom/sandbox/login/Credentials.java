package stockroom.sandbox.login;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What an {@code Authorization} header presents. */
public sealed interface Credentials {

    /** A user and a secret: a password, a password followed by a passcode, or a token. */
    record Basic(String username, String secret) implements Credentials {

        @Override
        public String toString() {
            return "Basic[" + username + "]";
        }
    }

    /** A token alone. */
    record Bearer(String token) implements Credentials {

        @Override
        public String toString() {
            return "Bearer[secret]";
        }
    }

    /** No header, or one that is neither. */
    record None() implements Credentials {}

    static Credentials parse(@Nullable String header) {
        if (header == null) {
            return new None();
        }
        int space = header.indexOf(' ');
        String rest = header.substring(space + 1).strip();
        return switch (header.substring(0, Math.max(space, 0)).toLowerCase(Locale.ROOT)) {
            case "basic" -> basic(rest);
            case "bearer" -> new Bearer(rest);
            default -> new None();
        };
    }

    private static Credentials basic(String base64) {
        try {
            String plain = new String(Base64.getDecoder().decode(base64), StandardCharsets.UTF_8);
            int colon = plain.indexOf(':');
            return colon < 0 ? new None() : new Basic(plain.substring(0, colon), plain.substring(colon + 1));
        } catch (IllegalArgumentException notBase64) {
            return new None();
        }
    }
}
