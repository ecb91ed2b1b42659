package stockroom.upstream;

import java.time.Duration;
import stockroom.catalog.MethodName;

/** What is observed of calls to upstream. Called from any thread, must not block. */
public interface UpstreamMetrics {

    /** Observes nothing. */
    UpstreamMetrics NONE = new UpstreamMetrics() {};

    /** A call ended; its time covers the login, the wait for room and the retry. */
    default void called(MethodName method, Urgency urgency, Outcome outcome, Duration took) {}

    /** Upstream replied to a try, with that HTTP status; most of the API's errors come with 200. */
    default void replied(int status) {}

    /** A call is made once more. */
    default void retried(MethodName method) {}

    /** A call would have been made once more, had the budget allowed it. */
    default void retryDenied(MethodName method) {}

    /** So many calls of the urgency wait for room now. */
    default void waiting(Urgency urgency, int calls) {}

    /** So many calls are under way now, and so many may be. */
    default void underWay(int calls, int places) {}

    /** A call was admitted, at once or after its wait for room. */
    default void waited(Urgency urgency, Duration took) {}

    /** A call found no room, not even to wait, or lost its place in the queue to a more urgent one. */
    default void turnedAway(Urgency urgency) {}

    /** Upstream has sent a tenant's account away for calling too often. */
    default void paused() {}

    /** The breaker before upstream changed its state. */
    default void breaker(Breaker state) {}

    /** The states of the breaker: closed lets calls through, half open a few of them. */
    enum Breaker {
        CLOSED,
        OPEN,
        HALF_OPEN
    }

    /** What a call came to: a kind of reply, or a cause of there being none. */
    enum Outcome {
        SUCCESS,
        NOT_FOUND,
        REFUSED,
        FAULT,
        RATE_LIMITED,
        UNREACHABLE,
        TIMED_OUT,
        OVERSIZED,
        UNREADABLE,
        LOGIN_REFUSED,
        LOGIN_UNAVAILABLE,
        BREAKER_OPEN,
        OVERLOADED;

        static Outcome of(UpstreamResult result) {
            return switch (result) {
                case UpstreamResult.Answered answered ->
                    valueOf(answered.reply().kind().name());
                case UpstreamResult.Failed failed -> valueOf(failed.cause().name());
            };
        }
    }
}
