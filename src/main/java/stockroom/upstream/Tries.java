package stockroom.upstream;

import java.time.Duration;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import stockroom.catalog.FailureCause;
import stockroom.catalog.MethodName;
import stockroom.catalog.Reply;
import stockroom.upstream.UpstreamResult.Answered;
import stockroom.upstream.UpstreamResult.Failed;

/**
 * The tries of one call: which results count against upstream, and which deserve a second try.
 *
 * <p>Only calls known to change nothing are tried again: those of {@code Product}, a price quote among them, and of
 * {@code Utilities/Info}; and only if there is time for another try as long as the first.
 */
final class Tries {

    private static final Set<String> READS = Set.of("product", "utilities/info");
    private static final Set<Integer> PASSING = Set.of(502, 503, 504);

    private final MethodName method;
    private final Deadline deadline;
    private final Rules rules;
    private final AtomicInteger begun = new AtomicInteger();
    private volatile Duration leftAtFirst = Duration.ZERO;

    Tries(UpstreamCall call, Deadline deadline, Rules rules) {
        this.method = call.call().method();
        this.deadline = deadline;
        this.rules = rules;
    }

    /** What decides on a second try, and who counts them. */
    record Rules(UpstreamLimits limits, RetryBudget budget, UpstreamMetrics metrics) {

        Duration longestDelay() {
            return limits.retryDelay().plus(limits.retryJitter());
        }
    }

    void begin() {
        if (begun.getAndIncrement() == 0) {
            leftAtFirst = deadline.left();
        }
    }

    /**
     * The result, if it is not upstream's fault.
     *
     * @throws CountedFailure if it is
     */
    UpstreamResult checked(UpstreamResult result) {
        if (!speaksAgainstUpstream(result)) {
            return result;
        }
        throw begun.get() == 1 && isPassing(result) && isRead() && isTimeForAnother() && mayRetry()
                ? CountedFailure.worthRetrying(result)
                : CountedFailure.of(result);
    }

    private boolean isRead() {
        return READS.contains(method.namespace().toLowerCase(Locale.ROOT));
    }

    private boolean isTimeForAnother() {
        Duration left = deadline.left();
        Duration took = leftAtFirst.minus(left);
        return left.compareTo(rules.longestDelay().plus(took)) > 0;
    }

    private boolean mayRetry() {
        boolean allowed = rules.budget().spend();
        if (allowed) {
            rules.metrics().retried(method);
        } else {
            rules.metrics().retryDenied(method);
        }
        return allowed;
    }

    private boolean speaksAgainstUpstream(UpstreamResult result) {
        return switch (result) {
            case Answered answered ->
                answered.reply().status() >= 500 && answered.reply().kind() != Reply.Kind.RATE_LIMITED;
            case Failed failed ->
                switch (failed.cause()) {
                    case UNREACHABLE, UNREADABLE -> true;
                    case TIMED_OUT -> hadFairTime();
                    case OVERSIZED, LOGIN_REFUSED, LOGIN_UNAVAILABLE, BREAKER_OPEN, OVERLOADED, RATE_LIMITED -> false;
                };
        };
    }

    /** A caller in a hurry, or a long wait in the queue, says nothing of upstream. */
    private boolean hadFairTime() {
        return leftAtFirst.multipliedBy(2).compareTo(rules.limits().timeout()) >= 0;
    }

    /** A connection that broke says little: upstream may just have closed one that was kept open. */
    private static boolean isPassing(UpstreamResult result) {
        return switch (result) {
            case Answered answered -> PASSING.contains(answered.reply().status());
            case Failed failed -> failed.cause() == FailureCause.UNREACHABLE;
        };
    }
}
