package stockroom.lookup;

import java.time.Duration;

/**
 * Decides from the age of an entry, its lifetimes and chance what may be done with it. Nothing is done here.
 *
 * <p>Early refreshing follows XFetch (Vattani, Chierichetti, Lowenstein: Optimal Probabilistic Cache Stampede
 * Prevention, VLDB 2015): the nearer the end and the slower the fetch, the likelier one of many callers renews.
 */
final class FreshnessPolicy {

    /** Over 1 refreshes earlier. */
    private static final double BETA = 1.0;

    /** Chance refreshes no earlier than this many fetch times before the end: −ln of the smallest chance there is. */
    private static final double EARLIEST = 40.0;

    /** So many fetch times before the end; chance begins a refresh earlier than that once in 50 times. */
    private static final int NEAR_END = 4;

    private FreshnessPolicy() {}

    /** @param dice from 0, which never renews early, to below 1 */
    static Verdict judge(Aging aging, Duration fetchTook, Lifetimes lifetimes, double dice) {
        Duration left = aging.left();
        if (left.isPositive()) {
            return isWorthRenewing(left, fetchTook, dice) ? Verdict.FRESH_BUT_RENEW : Verdict.FRESH;
        }
        Duration overdue = aging.age().minus(lifetimes.fresh());
        if (isInside(overdue, lifetimes.staleWhileRefreshing())) {
            return Verdict.STALE;
        }
        return isInside(overdue, lifetimes.staleOnError()) ? Verdict.LAST_RESORT : Verdict.ENDED;
    }

    /** Of an entry that the jitter ended early {@code overdue} is negative; where no time is allowed it ends all the same. */
    private static boolean isInside(Duration overdue, Duration allowed) {
        return allowed.isPositive() && overdue.compareTo(allowed) < 0;
    }

    /**
     * Whether a refresh that chance has begun should go on. No dice here: thrown twice, they would renew too late and
     * too seldom.
     */
    static boolean isNearItsEnd(Aging aging, Duration fetchTook) {
        return aging.left().compareTo(fetchTook.multipliedBy(NEAR_END)) <= 0;
    }

    private static boolean isWorthRenewing(Duration left, Duration fetchTook, double dice) {
        double reach = BETA * fetchTook.toNanos();
        if (left.toNanos() > EARLIEST * reach) {
            return false;
        }
        return -reach * Math.log(1.0 - dice) >= left.toNanos();
    }
}
