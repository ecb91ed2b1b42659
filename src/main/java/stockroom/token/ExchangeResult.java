package stockroom.token;

import java.time.Duration;
import java.util.Optional;

/** What became of one login. */
public sealed interface ExchangeResult {

    /** There is a token; its end is told in the gateway's own time. */
    record Minted(UpstreamToken token) implements ExchangeResult {}

    /** The credentials are wrong, the password or the passcode: upstream does not say which. */
    record Rejected() implements ExchangeResult {}

    /** The passcode alone is wrong, and upstream says so. */
    record PasscodeRejected() implements ExchangeResult {}

    /** Upstream was not reached, not in time, or answered nonsense. */
    record Failed(Optional<Duration> retryAfter) implements ExchangeResult {}
}
