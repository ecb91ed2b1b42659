package stockroom.entry;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;

/** A strong validator of a body (RFC 9110, section 8.8.3): equal for equal bytes, on every replica. */
final class EntityTag {

    private static final int BYTES = 15;

    private EntityTag() {}

    static String of(byte[] body) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(body);
            return '"' + Base64.getUrlEncoder().encodeToString(Arrays.copyOf(digest, BYTES)) + '"';
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /** Whether {@code If-None-Match} names the tag; comparison is weak, as RFC 9110 wants it there. */
    static boolean matches(String ifNoneMatch, String tag) {
        for (String candidate : ifNoneMatch.split(",", -1)) {
            String named = candidate.strip();
            if (named.equals("*") || named.equals(tag) || named.equals("W/" + tag)) {
                return true;
            }
        }
        return false;
    }
}
