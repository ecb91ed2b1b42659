package stockroom.token;

import java.time.Instant;
import java.util.Optional;

/**
 * How it stands with a tenant's token on this replica, without the token.
 *
 * @param version of the credentials that it was minted with
 * @param expires the end of the token in use, if there is one
 * @param renewsFrom when the next call begins to renew it
 * @param loginRefused whether the credentials are held for rejected
 */
public record TokenStatus(
        String version, Optional<Instant> expires, Optional<Instant> renewsFrom, boolean loginRefused) {}
