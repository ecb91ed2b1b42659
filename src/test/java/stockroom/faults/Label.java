package stockroom.faults;

import java.time.Duration;

/** What a gateway says of an answer in {@code Cache-Status} (RFC 9211), and how old the answer may then be. */
enum Label {
    FRESH,
    /** Stale, while it is renewed. */
    STALE_HIT,
    /** Stale, as upstream could not be asked. */
    STALE,
    FETCHED,
    /** Fetched by a call that another caller began. */
    JOINED,
    /** A part of it was kept. */
    PARTIAL;

    static Label of(String cacheStatus) {
        boolean stale = cacheStatus.contains("; ttl=-");
        if (cacheStatus.startsWith("Stockroom; hit")) {
            return stale ? STALE_HIT : FRESH;
        }
        if (cacheStatus.startsWith("Stockroom; fwd=stale; ttl")) {
            return stale ? STALE : FRESH;
        }
        if (cacheStatus.startsWith("Stockroom; fwd=partial")) {
            return PARTIAL;
        }
        return cacheStatus.contains("; collapsed") ? JOINED : FETCHED;
    }

    boolean isStale() {
        return this == STALE_HIT || this == STALE;
    }

    /** How long before the call upstream may have written the answer. */
    Duration ageMax(Limits limits) {
        return switch (this) {
            case FRESH, PARTIAL -> limits.freshMax();
            case STALE_HIT -> limits.fresh().plus(limits.staleWhileRefreshing());
            case STALE -> limits.fresh().plus(limits.staleOnError());
            case FETCHED -> Duration.ZERO;
            case JOINED -> Limits.TIMEOUT;
        };
    }
}
