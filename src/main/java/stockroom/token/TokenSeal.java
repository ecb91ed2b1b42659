package stockroom.token;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import stockroom.tenant.Secret;

/**
 * Encrypts a token for the shared state: AES-256-GCM (NIST SP 800-38D) with a random 96-bit nonce.
 *
 * <p>The form is one byte of format, one of the length of the key's name, the name, the nonce, then the ciphertext with
 * its tag. Format, key, tenant and version of the credentials are authenticated with it, so that a value moved to another
 * tenant's place opens no more than a forged one.
 */
final class TokenSeal {

    static final byte FORMAT = 1;
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;

    private final SealingKeys keys;
    private final SecureRandom random;

    TokenSeal(SealingKeys keys, SecureRandom random) {
        this.keys = keys;
        this.random = random;
    }

    byte[] seal(Login who, HeldToken token) {
        SealingKey key = keys.first();
        byte[] nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        byte[] head = head(key);
        try {
            byte[] locked = cipher(Cipher.ENCRYPT_MODE, key, nonce, who).doFinal(plain(token));
            return ByteBuffer.allocate(head.length + NONCE_BYTES + locked.length)
                    .put(head)
                    .put(nonce)
                    .put(locked)
                    .array();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Could not seal a token with key " + key.id(), e);
        }
    }

    /** The token, or nothing if the bytes are not one that was sealed for this login with a key of the ring. */
    Optional<HeldToken> open(Login who, byte[] sealed) {
        try {
            ByteBuffer in = ByteBuffer.wrap(sealed);
            Optional<SealingKey> key = keyNamedIn(in);
            return key.isPresent() ? Optional.of(unlock(who, key.get(), in).sealedAs(sealed)) : Optional.empty();
        } catch (GeneralSecurityException | BufferUnderflowException | DateTimeException e) {
            return Optional.empty();
        }
    }

    private Optional<SealingKey> keyNamedIn(ByteBuffer in) {
        if (in.get() != FORMAT) {
            return Optional.empty();
        }
        byte[] name = new byte[Byte.toUnsignedInt(in.get())];
        in.get(name);
        String id = new String(name, StandardCharsets.UTF_8);
        return keys.all().stream().filter(key -> key.id().equals(id)).findFirst();
    }

    private static HeldToken unlock(Login who, SealingKey key, ByteBuffer in) throws GeneralSecurityException {
        byte[] nonce = new byte[NONCE_BYTES];
        in.get(nonce);
        byte[] locked = new byte[in.remaining()];
        in.get(locked);
        return token(
                ByteBuffer.wrap(cipher(Cipher.DECRYPT_MODE, key, nonce, who).doFinal(locked)));
    }

    private static Cipher cipher(int mode, SealingKey key, byte[] nonce, Login who) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, key.key(), new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(head(key));
        cipher.updateAAD(counted(who.tenant()));
        cipher.updateAAD(counted(who.version()));
        return cipher;
    }

    private static byte[] head(SealingKey key) {
        byte[] id = key.id().getBytes(StandardCharsets.UTF_8);
        return ByteBuffer.allocate(2 + id.length)
                .put(FORMAT)
                .put((byte) id.length)
                .put(id)
                .array();
    }

    /** With its length ahead, or "a" + "bc" would be authenticated like "ab" + "c". */
    private static byte[] counted(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return ByteBuffer.allocate(Integer.BYTES + bytes.length)
                .putInt(bytes.length)
                .put(bytes)
                .array();
    }

    private static byte[] plain(HeldToken token) {
        byte[] text = token.token().value().reveal().getBytes(StandardCharsets.UTF_8);
        return ByteBuffer.allocate(2 * Long.BYTES + text.length)
                .putLong(token.minted().toEpochMilli())
                .putLong(token.token().expires().toEpochMilli())
                .put(text)
                .array();
    }

    private static HeldToken token(ByteBuffer plain) {
        Instant minted = Instant.ofEpochMilli(plain.getLong());
        Instant expires = Instant.ofEpochMilli(plain.getLong());
        byte[] text = new byte[plain.remaining()];
        plain.get(text);
        Secret value = Secret.of(new String(text, StandardCharsets.UTF_8));
        return HeldToken.of(new UpstreamToken(value, expires), minted);
    }
}
