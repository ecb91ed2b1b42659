package stockroom.admin;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * A tenant's token, without the token.
 *
 * @param expires its end, if there is one in use
 * @param renewsFrom when the next call begins to renew it
 * @param loginRefused whether upstream refuses the tenant's credentials
 * @param loginRests until a login is tried again, after one failed for a passing reason
 */
public record TokenCondition(
        Optional<Instant> expires, Optional<Instant> renewsFrom, boolean loginRefused, Optional<Duration> loginRests) {

    static final TokenCondition UNKNOWN =
            new TokenCondition(Optional.empty(), Optional.empty(), false, Optional.empty());
}
