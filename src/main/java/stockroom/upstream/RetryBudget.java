package stockroom.upstream;

import java.util.concurrent.atomic.AtomicInteger;

/** Allows second tries as a fraction of calls, so that a failing upstream is not asked twice as much. */
final class RetryBudget {

    private static final int ONE = 1000;

    /** Saved up for a few failures out of the blue; no more, or a long calm would pay for a storm. */
    private static final int SAVED_MAX = 10 * ONE;

    private final int share;
    private final AtomicInteger saved;

    RetryBudget(double fraction) {
        this.share = (int) (fraction * ONE);
        this.saved = new AtomicInteger(share == 0 ? 0 : SAVED_MAX);
    }

    /** A call was made. */
    void earn() {
        saved.updateAndGet(had -> Math.min(SAVED_MAX, had + share));
    }

    /** Whether a call may be made once more. */
    boolean spend() {
        return saved.getAndUpdate(had -> had >= ONE ? had - ONE : had) >= ONE;
    }
}
