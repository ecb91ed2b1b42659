package stockroom.tenant.folder;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.Optional;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;
import stockroom.tenant.RemoteAccount.SecondFactor;
import stockroom.tenant.Secret;
import stockroom.tenant.folder.TenantDraft.Login;

/**
 * Names a version of a tenant's credentials: equal on all replicas, of no use for guessing.
 *
 * <p>The version stands plain in Redis and in logs, so a quick digest would let whoever reads it try passwords by the
 * billion. PBKDF2-HMAC-SHA256 (RFC 8018) makes each try cost 200,000 digests and the salt makes each tenant a target of
 * its own.
 */
final class AccountVersion {

    private static final int ITERATIONS = 200_000;
    private static final int BITS = 128;

    private final int iterations;

    AccountVersion() {
        this(ITERATIONS);
    }

    /** For who has no need of a slow one: the version goes nowhere. */
    AccountVersion(int iterations) {
        this.iterations = iterations;
    }

    /** 32 hex digits. Takes a tenth of a second or so. */
    String of(String tenant, Login login, Secret password) {
        var salt = "stockroom account version 1\0%s\0%s".formatted(tenant, login.username());
        var spec = new PBEKeySpec(
                secrets(password, login.secondFactor()).toCharArray(),
                salt.getBytes(StandardCharsets.UTF_8),
                iterations,
                BITS);
        try {
            var derived = SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256").generateSecret(spec);
            return HexFormat.of().formatHex(derived.getEncoded());
        } catch (GeneralSecurityException absent) {
            throw new IllegalStateException("Java has PBKDF2WithHmacSHA256", absent);
        } finally {
            spec.clearPassword();
        }
    }

    /** The length in front keeps a password that ends like a second factor apart from one that has it. */
    private static String secrets(Secret password, Optional<SecondFactor> secondFactor) {
        var second =
                secondFactor.map(it -> it.mode() + ":" + it.base32().reveal()).orElse("");
        return password.reveal().length() + ":" + password.reveal() + second;
    }
}
