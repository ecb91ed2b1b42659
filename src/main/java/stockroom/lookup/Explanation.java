package stockroom.lookup;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import stockroom.catalog.Call;
import stockroom.catalog.Scope;
import stockroom.catalog.Tier;
import stockroom.store.Entry;
import stockroom.store.EntryKey;
import stockroom.store.PurgeBarrier;
import stockroom.store.Shelved;

/**
 * How a call would be answered at this moment, and from what.
 *
 * @param lifetimes nothing where the method's answers are not kept
 * @param pieces one for a whole reply, one a product where the answer is put together, none where nothing is kept
 */
public record Explanation(
        Call call, Scope scope, Treatment treatment, Optional<Lifetimes> lifetimes, List<Piece> pieces) {

    public Explanation {
        pieces = List.copyOf(pieces);
    }

    /** How calls of this kind are answered. */
    public enum Treatment {
        /** From upstream every time, for its answers hold for the moment alone. */
        LIVE,
        /** From upstream every time, for the method has no lifetimes. */
        FORWARDED,
        /** From upstream, for the call does not name its products. */
        AS_ASKED,
        /** From one entry. */
        BY_REPLY,
        /** From one entry a product. */
        BY_PRODUCT
    }

    /** What the next call gets. */
    public enum Next {
        /** What is kept and fresh. */
        FRESH,
        /** What is kept and stale, while it is renewed in the background. */
        STALE_WHILE_REFRESHING,
        /** What is kept and stale: a fetch failed a moment ago, so upstream is left alone. */
        STALE_WHILE_RESTING,
        /** What a fetch brings that is under way. */
        JOINED,
        /** What upstream answers, or what is kept and stale where it does not. */
        FETCHED_ELSE_STALE,
        /** What upstream answers. */
        FETCHED
    }

    /**
     * One entry's part in the answer.
     *
     * @param barriers the purges that touch the key
     */
    public record Piece(EntryKey key, Kept kept, List<PurgeBarrier> barriers, Decision decision) {

        public Piece {
            barriers = List.copyOf(barriers);
        }
    }

    /**
     * What the two tiers hold.
     *
     * @param said what Redis said of the key; nothing where it is not in use
     */
    public record Kept(Optional<Seen> memory, Optional<Seen> redis, Optional<Shelved.InRedis> said) {}

    /**
     * What the next call gets.
     *
     * @param from the tier that serves it; nothing where upstream does
     */
    public record Decision(Next next, Optional<Tier> from) {}

    /**
     * An entry as it stands.
     *
     * @param purged whether a purge has removed it: then it is not served, whatever the verdict
     * @param verdict without the dice that may renew a fresh entry early
     */
    public record Seen(Entry entry, boolean purged, Verdict verdict, Aging aging, Lifetimes lifetimes) {

        /** Until it is stale; negative once it is. */
        public Duration freshLeft() {
            return aging.left();
        }

        /** While it is served and renewed; nothing where that is not allowed. */
        public Optional<Duration> staleWhileRefreshingLeft() {
            return left(lifetimes.staleWhileRefreshing());
        }

        /** While it is served where upstream fails; nothing where that is not allowed. */
        public Optional<Duration> staleOnErrorLeft() {
            return left(lifetimes.staleOnError());
        }

        private Optional<Duration> left(Duration allowed) {
            return allowed.isPositive()
                    ? Optional.of(lifetimes.fresh().plus(allowed).minus(aging.age()))
                    : Optional.empty();
        }
    }
}
