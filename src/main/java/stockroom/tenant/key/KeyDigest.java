package stockroom.tenant.key;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;

/** The SHA-256 of a key that a caller presents. Equality takes the same time wherever the digests differ. */
public final class KeyDigest {

    /** Of a digest, in bytes. */
    public static final int LENGTH = 32;

    /** What no key digests to, as far as anyone knows: stands where there is no key, so that work is done alike. */
    public static final KeyDigest NONE = new KeyDigest(new byte[LENGTH]);

    private final byte[] bytes;

    private KeyDigest(byte[] bytes) {
        this.bytes = bytes;
    }

    public static KeyDigest of(String key) {
        return of(key.getBytes(StandardCharsets.UTF_8));
    }

    public static KeyDigest of(byte[] key) {
        return new KeyDigest(sha256().digest(key));
    }

    /** Reads 64 hex digits of either case; empty for anything else. */
    public static Optional<KeyDigest> ofHex(String hex) {
        try {
            var bytes = HexFormat.of().parseHex(hex);
            return bytes.length == LENGTH ? Optional.of(new KeyDigest(bytes)) : Optional.empty();
        } catch (IllegalArgumentException notHex) {
            return Optional.empty();
        }
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException absent) {
            throw new IllegalStateException("every Java platform has SHA-256", absent);
        }
    }

    /** Lower-case hex. */
    public String hex() {
        return HexFormat.of().formatHex(bytes);
    }

    public byte[] bytes() {
        return bytes.clone();
    }

    /** The first 16 bits: enough to find a key among many, too little to guess one by. */
    public int prefix() {
        return Byte.toUnsignedInt(bytes[0]) << 8 | Byte.toUnsignedInt(bytes[1]);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof KeyDigest that && MessageDigest.isEqual(bytes, that.bytes);
    }

    @Override
    public int hashCode() {
        return prefix() << 16 | Byte.toUnsignedInt(bytes[2]) << 8 | Byte.toUnsignedInt(bytes[3]);
    }

    @Override
    public String toString() {
        return "[digest]";
    }
}
