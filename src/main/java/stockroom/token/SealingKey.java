package stockroom.token;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

/** An AES-256 key and the name that sealed values call it by. */
public final class SealingKey {

    private static final int BYTES = 32;

    private final String id;
    private final SecretKey key;

    private SealingKey(String id, SecretKey key) {
        this.id = id;
        this.key = key;
    }

    /**
     * A key of 32 random bytes, named after the start of their SHA-256, which gives nothing of them away.
     *
     * @throws IllegalArgumentException if there are more or fewer
     */
    public static SealingKey of(byte[] bytes) {
        if (bytes.length != BYTES) {
            throw new IllegalArgumentException("A sealing key has 32 bytes, not " + bytes.length);
        }
        return new SealingKey(HexFormat.of().formatHex(sha256(bytes), 0, 4), new SecretKeySpec(bytes, "AES"));
    }

    /** Eight hex digits. */
    public String id() {
        return id;
    }

    SecretKey key() {
        return key;
    }

    private static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("Every Java platform has SHA-256", e);
        }
    }

    /** The name alone. */
    @Override
    public String toString() {
        return "SealingKey[" + id + "]";
    }
}
