package stockroom.lookup;

import java.time.Duration;
import java.time.Instant;
import stockroom.catalog.Reply;

/** The answer to one product of several, and when it was given: while the others are waited for it grows older. */
record Piece(LookupResult result, Instant given) {

    /** The answer as it is by now. */
    LookupResult at(Instant now) {
        Duration since = Duration.between(given, now);
        return switch (result) {
            case LookupResult.Hit hit ->
                new LookupResult.Hit(hit.reply(), hit.aging().later(since), hit.tier());
            case LookupResult.Stale stale ->
                new LookupResult.Stale(stale.reply(), stale.aging().later(since), stale.tier());
            case LookupResult.Fetched fetched ->
                new LookupResult.Fetched(
                        fetched.reply(),
                        fetched.reason(),
                        fetched.sharing(),
                        fetched.kept().map(aging -> aging.later(since)));
            case LookupResult.Failed failed -> failed;
        };
    }

    /** Whether it may be shown by now; what upstream was asked for in this call always may. */
    boolean serves(Instant now, Lifetimes lifetimes) {
        return switch (at(now)) {
            case LookupResult.Hit hit ->
                hit.aging().left().isPositive() || isInside(hit, lifetimes.staleWhileRefreshing(), lifetimes);
            case LookupResult.Stale stale -> isYounger(stale.aging(), lifetimes.fresh(), lifetimes.staleOnError());
            case LookupResult.Fetched fetched -> true;
            case LookupResult.Failed failed -> true;
        };
    }

    private static boolean isInside(LookupResult.Hit hit, Duration stale, Lifetimes lifetimes) {
        return hit.reply().kind() == Reply.Kind.SUCCESS && isYounger(hit.aging(), lifetimes.fresh(), stale);
    }

    private static boolean isYounger(Aging aging, Duration fresh, Duration stale) {
        return aging.age().compareTo(fresh.plus(stale)) < 0;
    }
}
