package stockroom.tenant.caller;

import java.time.Instant;

/** Tells the other replicas that a token was revoked. Must not block and must not fail. */
@FunctionalInterface
public interface RevocationSpread {

    /** For a replica that is alone. */
    RevocationSpread NOWHERE = (_, _) -> {};

    /**
     * Spreads a revocation, which the others hand to {@link Revocations#revoked}.
     *
     * @param digest names the token and gives nothing of it away
     * @param until the token's own end; the revocation need not be kept any longer
     */
    void spread(String digest, Instant until);
}
