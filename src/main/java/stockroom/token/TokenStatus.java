package stockroom.token;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * How it stands with a tenant's token on this replica, without the token.
 *
 * @param expires the end of the token in use, if there is one
 * @param renewsFrom when the next call begins to renew it
 * @param loginRefused whether the credentials are held for rejected
 * @param loginRests until a login is tried again, after one failed for a passing reason
 */
public record TokenStatus(
        Optional<Instant> expires, Optional<Instant> renewsFrom, boolean loginRefused, Optional<Duration> loginRests) {}
