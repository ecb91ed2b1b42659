package stockroom.upstream;

import java.time.Duration;
import java.util.Optional;
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
    record Failed(Cause cause, Optional<Duration> retryAfter) implements UpstreamResult {

        public static Failed of(Cause cause) {
            return new Failed(cause, Optional.empty());
        }
    }

    /** Why there is no answer. */
    enum Cause {
        /** No connection, or it broke before the reply was whole. */
        UNREACHABLE,
        /** No whole reply inside the time limit. */
        TIMED_OUT,
        /** A reply over the size limit. */
        OVERSIZED,
        /** 200 with a body that is not the JSON it should be. */
        UNREADABLE,
        /** Upstream refuses the tenant's credentials, and will until their file changes. */
        LOGIN_REFUSED,
        /** No token could be had for a reason that may pass. */
        LOGIN_UNAVAILABLE,
        /** Not asked: upstream has been failing, and is left alone for a while. */
        BREAKER_OPEN,
        /** Not asked: as many calls as allowed are under way and waiting. */
        OVERLOADED
    }
}
