package stockroom.upstream;

import java.time.Duration;
import java.util.Optional;
import stockroom.catalog.FailureCause;
import stockroom.catalog.Reply;

/** What became of a call to upstream. */
public sealed interface UpstreamResult {

    /** Upstream answered, be it with an error. */
    record Answered(Reply reply) implements UpstreamResult {}

    /**
     * There is no answer that could be passed on.
     *
     * @param retryAfter when it is worth asking again, where that is known
     */
    record Failed(FailureCause cause, Optional<Duration> retryAfter) implements UpstreamResult {

        public static Failed of(FailureCause cause) {
            return new Failed(cause, Optional.empty());
        }
    }
}
