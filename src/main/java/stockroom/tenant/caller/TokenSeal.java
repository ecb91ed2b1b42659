package stockroom.tenant.caller;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import stockroom.tenant.KeyHolder;
import stockroom.tenant.Tenant;
import stockroom.tenant.key.DerivedKeys;
import stockroom.tenant.key.KeyDigest;
import stockroom.tenant.key.KeyRing;
import stockroom.tenant.key.RingKey;

/**
 * Seals gateway tokens and checks the seals, with keys derived from the ring's (RFC 5869) for this alone.
 *
 * <p>A seal is over the token, the tenant's name, the key's digest, the version of the tenant's credentials and its
 * scope: when one of them changes, the seal is broken. The digest of the key is looked for by 16 bits of it that the
 * token carries; they are masked, so that who finds a token learns nothing about the key.
 */
public final class TokenSeal {

    private static final String HMAC = "HmacSHA256";

    private final DerivedKeys<SealKeys> ring;
    private final RandomGenerator random;

    /** What one key of the ring comes to here. */
    private record SealKeys(SecretKey seal, SecretKey mask) {

        static SealKeys of(RingKey key) {
            return new SealKeys(
                    key.derive("stockroom gateway token seal 1", HMAC),
                    key.derive("stockroom gateway token mask 1", HMAC));
        }

        @Override
        public String toString() {
            return "SealKeys[secret]";
        }
    }

    /** Takes the ring and the source of nonces, which need not be secret. */
    public TokenSeal(Supplier<KeyRing> ring, RandomGenerator random) {
        this.ring = new DerivedKeys<>(ring, SealKeys::of);
        this.random = random;
    }

    byte[] nonce() {
        var nonce = new byte[TokenLayout.NONCE_LENGTH];
        random.nextBytes(nonce);
        return nonce;
    }

    void seal(TokenLayout token, KeyHolder holder) {
        var keys = ring.all().getFirst();
        token.putKey(holder.digest().prefix(), mask(keys, token));
        token.putSeal(seal(keys, token, subject(holder)));
    }

    /** Whose key the token was sealed for; the directory is asked for the keys that begin as the token says. */
    Optional<KeyHolder> holder(TokenLayout token, KeyFinder finder) {
        for (var keys : ring.all()) {
            var candidates = finder.byPrefix(token.masked(mask(keys, token)));
            var found = Optional.<KeyHolder>empty();
            for (var candidate : candidates) {
                if (isSealed(keys, token, subject(candidate))) {
                    found = Optional.of(candidate);
                }
            }
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    /** The keys of tenants whose digests begin so. */
    interface KeyFinder {

        List<KeyHolder> byPrefix(int prefix);
    }

    private static boolean isSealed(SealKeys keys, TokenLayout token, byte[] subject) {
        return MessageDigest.isEqual(seal(keys, token, subject), token.seal());
    }

    private static int mask(SealKeys keys, TokenLayout token) {
        var mask = hmac(keys.mask, token.maskedBy());
        return Byte.toUnsignedInt(mask[0]) << 8 | Byte.toUnsignedInt(mask[1]);
    }

    private static byte[] seal(SealKeys keys, TokenLayout token, byte[] subject) {
        return Arrays.copyOf(hmac(keys.seal, token.sealed(), subject), TokenLayout.SEAL_LENGTH);
    }

    /** Of fixed length, whatever names hold: fields cannot run into each other. */
    private static byte[] subject(KeyHolder holder) {
        var tenant = holder.tenant();
        var named = "%d:%s%d:%s%s"
                .formatted(
                        tenant.name().length(),
                        tenant.name(),
                        version(tenant).length(),
                        version(tenant),
                        tenant.scope().text());
        var bytes = Arrays.copyOf(holder.digest().bytes(), 2 * KeyDigest.LENGTH);
        System.arraycopy(KeyDigest.of(named).bytes(), 0, bytes, KeyDigest.LENGTH, KeyDigest.LENGTH);
        return bytes;
    }

    private static String version(Tenant tenant) {
        return tenant.account().version();
    }

    private static byte[] hmac(SecretKey key, byte[]... parts) {
        try {
            var mac = Mac.getInstance(HMAC);
            mac.init(key);
            for (var part : parts) {
                mac.update(part);
            }
            return mac.doFinal();
        } catch (GeneralSecurityException absent) {
            throw new IllegalStateException("every Java platform has HmacSHA256", absent);
        }
    }
}
