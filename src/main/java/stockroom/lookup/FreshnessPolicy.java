package stockroom.lookup;

import java.time.Duration;
import java.time.Instant;
import java.util.random.RandomGenerator;
import stockroom.store.Entry;

/**
 * Decides from the time, an entry, its lifetimes and chance what may be done with the entry. Nothing is done here.
 *
 * <p>Early refreshing follows XFetch (Vattani, Chierichetti, Lowenstein: Optimal Probabilistic Cache Stampede
 * Prevention, VLDB 2015): the nearer the end and the slower the fetch, the likelier one of many callers renews.
 */
final class FreshnessPolicy {

    /** Over 1 refreshes earlier. */
    private static final double BETA = 1.0;

    /** Chance refreshes no earlier than this many fetch times before the end: −ln of the smallest chance there is. */
    private static final double EARLIEST = 40.0;

    private FreshnessPolicy() {}

    /** What may be done with an entry. */
    enum Verdict {
        /** Serve it. */
        FRESH,
        /** Serve it, and renew it before it ends. */
        FRESH_BUT_RENEW,
        /** Serve it as stale, and renew it. */
        STALE,
        /** Serve it as stale if upstream can not be asked. */
        LAST_RESORT,
        /** Do not serve it. */
        ENDED
    }

    static Verdict judge(Instant now, Entry entry, Lifetimes lifetimes, RandomGenerator chance) {
        Aging aging = Aging.of(now, entry, lifetimes);
        Duration left = aging.left();
        if (left.isPositive()) {
            return isWorthRenewing(left, entry.fetchTook(), chance) ? Verdict.FRESH_BUT_RENEW : Verdict.FRESH;
        }
        Duration overdue = aging.age().minus(lifetimes.fresh());
        if (overdue.compareTo(lifetimes.staleWhileRefreshing()) < 0) {
            return Verdict.STALE;
        }
        return overdue.compareTo(lifetimes.staleOnError()) < 0 ? Verdict.LAST_RESORT : Verdict.ENDED;
    }

    private static boolean isWorthRenewing(Duration left, Duration fetchTook, RandomGenerator chance) {
        double reach = BETA * fetchTook.toNanos();
        if (left.toNanos() > EARLIEST * reach) {
            return false;
        }
        return -reach * Math.log(1.0 - chance.nextDouble()) >= left.toNanos();
    }
}
