package stockroom.faults;

import java.time.Duration;
import stockroom.cluster.Answer;

/**
 * What became of a call.
 *
 * @param why says what is wrong, or nothing
 */
record Verdict(Made call, Outcome outcome, String why) {

    private static final int SHOWN = 160;

    enum Outcome {
        SERVED,
        /** Served, and labelled stale. */
        STALE,
        /** Failed, with a clear status and body of the gateway's own or with upstream's own words. */
        FAILED,
        /** Failed with what is neither. */
        FAILED_UNCLEARLY,
        /** No answer came. */
        LOST,
        /** Not what upstream says to this caller, or older than its limit or its label allows. */
        WRONG
    }

    Kind kind() {
        return call.asked().kind();
    }

    Duration took() {
        return Duration.ofNanos(call.ended() - call.due());
    }

    /** Of an answer that stays fresh through a row. */
    boolean isOfLongLife() {
        return Limits.of(call.asked().question()).fresh().compareTo(Duration.ofMinutes(1)) > 0;
    }

    boolean isFailure() {
        return outcome == Outcome.FAILED || outcome == Outcome.FAILED_UNCLEARLY || outcome == Outcome.LOST;
    }

    @Override
    public String toString() {
        Asked asked = call.asked();
        Answer answer = call.answer();
        String body = answer.body();
        return "%s%s: %s %s as %s at gateway %d after %d ms: %d [%s] %s"
                .formatted(
                        outcome,
                        why.isEmpty() ? "" : " (" + why + ")",
                        asked.question().method(),
                        asked.question().params(),
                        asked.shop().name(),
                        asked.gateway(),
                        took().toMillis(),
                        answer.status(),
                        answer.cacheStatus(),
                        body.substring(0, Math.min(body.length(), SHOWN)));
    }
}
