package stockroom.token;

import java.time.Duration;
import java.util.Optional;

/** What asking for a token came to. */
public sealed interface TokenResult {

    record Granted(UpstreamToken token) implements TokenResult {}

    /** Upstream refuses the credentials; asking again with the same ones is of no use. */
    record Refused() implements TokenResult {}

    /** No token now, for a reason that may pass. */
    record Unavailable(Optional<Duration> retryAfter) implements TokenResult {}
}
