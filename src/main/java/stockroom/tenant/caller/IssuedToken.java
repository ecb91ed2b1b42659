package stockroom.tenant.caller;

import java.time.Instant;

/**
 * A gateway token for the one that asked for it.
 *
 * @param token at most 31 characters of the URL-safe Base64 alphabet (RFC 4648)
 * @param expires the first instant at which it counts no more, in whole seconds
 */
public record IssuedToken(String token, Instant expires) {

    @Override
    public String toString() {
        return "IssuedToken[token=[secret], expires=" + expires + "]";
    }
}
