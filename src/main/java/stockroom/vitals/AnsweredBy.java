package stockroom.vitals;

import stockroom.catalog.Tier;
import stockroom.lookup.LookupResult;

/** Who gave the answer: one of the tiers, or what lies behind them. */
enum AnsweredBy {
    MEMORY,
    REDIS,
    UPSTREAM,
    NOBODY;

    static AnsweredBy of(LookupResult result) {
        return switch (result) {
            case LookupResult.Hit hit -> of(hit.tier());
            case LookupResult.Stale stale -> of(stale.tier());
            case LookupResult.Fetched fetched -> UPSTREAM;
            case LookupResult.Failed failed -> NOBODY;
        };
    }

    private static AnsweredBy of(Tier tier) {
        return switch (tier) {
            case MEMORY -> MEMORY;
            case REDIS -> REDIS;
        };
    }
}
