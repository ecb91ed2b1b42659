package stockroom.vitals;

import stockroom.lookup.LookupResult;
import stockroom.lookup.LookupResult.Fetched;
import stockroom.lookup.LookupResult.Hit;

/** What a call came to, in the words of RFC 9211 (why upstream was asked) and RFC 5861 (stale content). */
enum Answer {
    /** A kept answer, fresh. */
    HIT,
    /** A kept answer, stale, that is renewed meanwhile. */
    STALE_WHILE_REVALIDATE,
    /** A kept answer, stale: upstream was asked in vain. */
    STALE_IF_ERROR,
    /** Upstream's: nothing was kept. */
    MISS,
    /** Upstream's: what was kept was too old. */
    EXPIRED,
    /** Upstream's and kept ones together. */
    PARTIAL,
    /** Upstream's: answers to this are not kept. */
    BYPASS,
    /** Upstream's: the call is at fault, as a refused parameter. */
    REFUSED,
    /** Upstream's: upstream is at fault, as under maintenance. */
    FAULT,
    /** None, for a cause that is known. */
    UNANSWERED,
    /** None, by a bug. */
    BROKEN;

    static Answer of(LookupResult result) {
        return switch (result) {
            case Hit hit -> hit.aging().left().isPositive() ? HIT : STALE_WHILE_REVALIDATE;
            case LookupResult.Stale stale -> STALE_IF_ERROR;
            case Fetched fetched -> ofUpstream(fetched);
            case LookupResult.Failed failed -> UNANSWERED;
        };
    }

    private static Answer ofUpstream(Fetched fetched) {
        return switch (fetched.reply().kind()) {
            case SUCCESS, NOT_FOUND ->
                switch (fetched.reason()) {
                    case MISS -> MISS;
                    case STALE -> EXPIRED;
                    case PARTIAL -> PARTIAL;
                    case BYPASS -> BYPASS;
                };
            case REFUSED -> REFUSED;
            case FAULT, RATE_LIMITED -> FAULT;
        };
    }
}
