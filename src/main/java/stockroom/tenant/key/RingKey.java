package stockroom.tenant.key;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import javax.crypto.KDF;
import javax.crypto.SecretKey;
import javax.crypto.spec.HKDFParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** One key of a {@link KeyRing}. It is never used itself: each purpose takes a key derived for it. */
public final class RingKey {

    static final int LENGTH = 32;

    private static final byte[] ID_DOMAIN = "stockroom key id\0".getBytes(StandardCharsets.US_ASCII);

    private final byte[] bytes;
    private final String id;

    RingKey(byte[] bytes) {
        this.bytes = bytes.clone();
        this.id = idOf(bytes);
    }

    private static String idOf(byte[] bytes) {
        var digest = KeyDigest.sha256();
        digest.update(ID_DOMAIN);
        return HexFormat.of().formatHex(digest.digest(bytes), 0, 4);
    }

    /** Eight hex digits that name the key and give nothing of it away; may be logged and stored. */
    public String id() {
        return id;
    }

    /**
     * A key of 32 bytes for one purpose, by HKDF-SHA256 (RFC 5869) without salt.
     *
     * @param purpose the {@code info} of the RFC: constant, and unlike that of any other use
     * @param algorithm what the derived key calls itself: {@code AES}, {@code HmacSHA256}
     */
    public SecretKey derive(String purpose, String algorithm) {
        var info = purpose.getBytes(StandardCharsets.UTF_8);
        var parameters = HKDFParameterSpec.ofExtract().addIKM(bytes).thenExpand(info, LENGTH);
        try {
            return new SecretKeySpec(KDF.getInstance("HKDF-SHA256").deriveData(parameters), algorithm);
        } catch (GeneralSecurityException absent) {
            throw new IllegalStateException("Java has HKDF-SHA256 from 25 on", absent);
        }
    }

    @Override
    public String toString() {
        return "RingKey[" + id + "]";
    }
}
