package stockroom.catalog;

/** Why there is no answer to a call. */
public enum FailureCause {
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
    OVERLOADED,
    /** Not asked: upstream has sent the tenant's account away for a while, for calling too often. */
    RATE_LIMITED
}
