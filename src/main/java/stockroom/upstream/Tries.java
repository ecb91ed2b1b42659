package stockroom.upstream;

import java.util.Locale;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import stockroom.catalog.FailureCause;
import stockroom.catalog.MethodName;
import stockroom.upstream.UpstreamResult.Answered;
import stockroom.upstream.UpstreamResult.Failed;

/**
 * The tries of one call: which results count against upstream, and which deserve a second try.
 *
 * <p>Only calls known to change nothing are tried again: those of {@code Product}, a price quote among them, and of
 * {@code Utilities/Info}.
 */
final class Tries {

    private static final Set<String> READS = Set.of("product", "utilities/info");
    private static final Set<Integer> PASSING = Set.of(502, 503, 504);

    private final MethodName method;
    private final RetryBudget budget;
    private final UpstreamMetrics metrics;
    private final AtomicBoolean tried = new AtomicBoolean();
    private volatile boolean over;

    Tries(UpstreamCall call, RetryBudget budget, UpstreamMetrics metrics) {
        this.method = call.call().method();
        this.budget = budget;
        this.metrics = metrics;
    }

    boolean areOver() {
        return over;
    }

    void end() {
        over = true;
    }

    /**
     * The result, if it is not upstream's fault.
     *
     * @throws CountedFailure if it is
     */
    UpstreamResult checked(UpstreamResult result) {
        boolean first = tried.compareAndSet(false, true);
        if (!speaksAgainstUpstream(result)) {
            return result;
        }
        throw first && isPassing(result) && isRead() && mayRetry()
                ? CountedFailure.worthRetrying(result)
                : CountedFailure.of(result);
    }

    private boolean isRead() {
        return READS.contains(method.namespace().toLowerCase(Locale.ROOT));
    }

    private boolean mayRetry() {
        boolean allowed = budget.spend();
        if (allowed) {
            metrics.retried(method);
        } else {
            metrics.retryDenied(method);
        }
        return allowed;
    }

    private static boolean speaksAgainstUpstream(UpstreamResult result) {
        return switch (result) {
            case Answered answered -> answered.reply().status() >= 500;
            case Failed failed ->
                switch (failed.cause()) {
                    case UNREACHABLE, TIMED_OUT, UNREADABLE -> true;
                    case OVERSIZED, LOGIN_REFUSED, LOGIN_UNAVAILABLE, BREAKER_OPEN, OVERLOADED -> false;
                };
        };
    }

    /** A connection that broke says little: upstream may just have closed one that was kept open. */
    private static boolean isPassing(UpstreamResult result) {
        return switch (result) {
            case Answered answered -> PASSING.contains(answered.reply().status());
            case Failed failed -> failed.cause() == FailureCause.UNREACHABLE;
        };
    }
}
