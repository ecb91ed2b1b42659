package stockroom.tenant.key;

import java.util.Optional;

/** The {@code Authorization} header of RFC 6750. */
public final class BearerHeader {

    private static final String SCHEME = "Bearer ";

    private BearerHeader() {}

    /** What follows the scheme, in any letter case; empty for another scheme or nothing behind it. */
    public static Optional<String> token(String header) {
        if (!header.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
            return Optional.empty();
        }
        var token = header.substring(SCHEME.length()).strip();
        return token.isEmpty() ? Optional.empty() : Optional.of(token);
    }
}
