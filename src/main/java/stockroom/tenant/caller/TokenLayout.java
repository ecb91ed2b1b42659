package stockroom.tenant.caller;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import stockroom.tenant.key.KeyDigest;

/**
 * A gateway token's 23 bytes, 31 characters in Base64: as much as fits under 45 with a name of 12 and a colon.
 *
 * <table>
 *   <caption>Layout, in bytes</caption>
 *   <tr><td>1</td><td>mark and format version: the token begins with {@code g}</td></tr>
 *   <tr><td>4</td><td>end, Unix seconds, unsigned</td></tr>
 *   <tr><td>1</td><td>how long before its end the key itself was shown, in steps of 3 minutes</td></tr>
 *   <tr><td>2</td><td>first bits of the key's digest, masked</td></tr>
 *   <tr><td>3</td><td>nonce</td></tr>
 *   <tr><td>12</td><td>seal: HMAC-SHA256 cut to 96 bits (RFC 2104, section 5)</td></tr>
 * </table>
 */
final class TokenLayout {

    static final int CHARS = 31;
    static final int NONCE_LENGTH = 3;
    static final int SEAL_LENGTH = 12;

    private static final int LENGTH = 23;
    private static final int SEALED_LENGTH = LENGTH - SEAL_LENGTH;
    private static final int MASK_AT = 6;
    private static final int NONCE_AT = 8;
    private static final byte MARK = (byte) 0x81;
    private static final Duration STEP = Duration.ofMinutes(3);

    private final byte[] bytes;

    private TokenLayout(byte[] bytes) {
        this.bytes = bytes;
    }

    /** A token without seal and key yet. The start is rounded down, so that a chain of tokens never lives longer. */
    static TokenLayout unsealed(Instant start, Instant end, byte[] nonce) {
        var life = Duration.between(start, end).plus(STEP).minusNanos(1);
        var bytes = ByteBuffer.allocate(LENGTH)
                .put(MARK)
                .putInt((int) end.getEpochSecond())
                .put((byte) Math.min(255, life.dividedBy(STEP)))
                .put(NONCE_AT, nonce)
                .array();
        return new TokenLayout(bytes);
    }

    /** Reads a token; empty for anything that does not have its form. */
    static Optional<TokenLayout> read(byte[] text) {
        if (text.length != CHARS || text[0] != 'g') {
            return Optional.empty();
        }
        try {
            var layout = new TokenLayout(Base64.getUrlDecoder().decode(text));
            return layout.isWrittenAs(text) ? Optional.of(layout) : Optional.empty();
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
    }

    /** The last character has two bits to spare: a second spelling of a revoked token must not pass for another one. */
    private boolean isWrittenAs(byte[] text) {
        return bytes[0] == MARK && Arrays.equals(text, text().getBytes(StandardCharsets.US_ASCII));
    }

    String text() {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    Instant end() {
        return Instant.ofEpochSecond(Integer.toUnsignedLong(buffer().getInt(1)));
    }

    /** When the key itself was shown, at the earliest. */
    Instant start() {
        return end().minus(STEP.multipliedBy(Byte.toUnsignedLong(bytes[5])));
    }

    /** Written over the token's place for the key, or read out of it: the mask is its own inverse. */
    int masked(int mask) {
        return (Short.toUnsignedInt(buffer().getShort(MASK_AT)) ^ mask) & 0xFFFF;
    }

    void putKey(int keyPrefix, int mask) {
        buffer().putShort(MASK_AT, (short) (keyPrefix ^ mask));
    }

    void putSeal(byte[] seal) {
        buffer().put(SEALED_LENGTH, seal, 0, SEAL_LENGTH);
    }

    /** What the seal is over. */
    byte[] sealed() {
        return Arrays.copyOf(bytes, SEALED_LENGTH);
    }

    byte[] seal() {
        return Arrays.copyOfRange(bytes, SEALED_LENGTH, LENGTH);
    }

    /** What the mask is made of: all that stands in the token beside the key and the seal. */
    byte[] maskedBy() {
        return ByteBuffer.allocate(MASK_AT + NONCE_LENGTH)
                .put(bytes, 0, MASK_AT)
                .put(bytes, NONCE_AT, NONCE_LENGTH)
                .array();
    }

    /** Names the token to other replicas and gives nothing of it away. */
    String digest() {
        return KeyDigest.of(bytes).hex();
    }

    private ByteBuffer buffer() {
        return ByteBuffer.wrap(bytes);
    }

    @Override
    public String toString() {
        return "TokenLayout[ends " + end() + "]";
    }
}
