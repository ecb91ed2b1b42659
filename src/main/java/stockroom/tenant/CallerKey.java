package stockroom.tenant;

import java.time.Instant;
import java.util.Optional;
import stockroom.tenant.key.KeyDigest;

/**
 * A key that a tenant's storefronts present, known by its digest alone.
 *
 * @param sha256 lower-case hex SHA-256 of the key
 * @param expires the first instant at which the key counts no more
 */
public record CallerKey(String name, String sha256, Optional<Instant> expires) {

    /** The digest in the form that presented keys are compared with. */
    public KeyDigest digest() {
        return KeyDigest.ofHex(sha256).orElseThrow(() -> new IllegalStateException("not a SHA-256 in hex"));
    }

    public boolean isLive(Instant now) {
        return expires.isEmpty() || now.isBefore(expires.get());
    }

    /** Without the digest: whoever chose a weak key should not find it in a log. */
    @Override
    public String toString() {
        return "CallerKey[name=%s, expires=%s]"
                .formatted(name, expires.map(Instant::toString).orElse("never"));
    }
}
