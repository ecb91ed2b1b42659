package stockroom.token;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import stockroom.tenant.Secret;

/** Time-based one-time passwords (RFC 6238): HMAC-SHA-1, steps of 30 seconds, six digits. */
final class Passcodes {

    /** How long a passcode is valid. */
    static final Duration STEP = Duration.ofSeconds(30);

    private Passcodes() {}

    /** The step that an instant falls into, counted from the start of 1970. */
    static long stepAt(Instant now) {
        return Math.floorDiv(now.getEpochSecond(), STEP.toSeconds());
    }

    static Instant startOf(long step) {
        return Instant.ofEpochSecond(step * STEP.toSeconds());
    }

    /** The six digits of a step; a secret that is empty or not Base32 is an {@link IllegalArgumentException}. */
    static Secret passcode(Secret base32, long step) {
        byte[] hash = hmac(
                Base32.decode(base32.reveal()),
                ByteBuffer.allocate(Long.BYTES).putLong(step).array());
        // Dynamic truncation (RFC 4226, section 5.3): the last four bits say where the 31 bits are taken.
        int binary = ByteBuffer.wrap(hash).getInt(hash[hash.length - 1] & 0xf) & 0x7fff_ffff;
        return Secret.of(String.format(Locale.ROOT, "%06d", binary % 1_000_000));
    }

    private static byte[] hmac(byte[] key, byte[] message) {
        try {
            Mac mac = Mac.getInstance("HmacSHA1");
            mac.init(new SecretKeySpec(key, "HmacSHA1"));
            return mac.doFinal(message);
        } catch (GeneralSecurityException e) {
            throw new AssertionError("Every Java platform has HmacSHA1", e);
        }
    }
}
