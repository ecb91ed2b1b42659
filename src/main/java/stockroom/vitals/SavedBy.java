package stockroom.vitals;

import java.util.Optional;
import stockroom.catalog.MethodSpec.Keeping;
import stockroom.catalog.Tier;
import stockroom.lookup.LookupResult;
import stockroom.lookup.LookupResult.Sharing;

/** What saved a call to upstream. A call is saved by one cause, or by none. */
enum SavedBy {
    /** Memory had the reply. */
    MEMORY,
    /** Redis had the reply. */
    REDIS,
    /** The tiers had each product: the reply was put together, whatever replies they came with. */
    BY_PRODUCT,
    /** A call to upstream that another caller began brought the reply. */
    COLLAPSED,
    /** Upstream was not to be had, and a stale reply stood in. */
    STALE;

    static Optional<SavedBy> of(Keeping keeping, LookupResult result) {
        return switch (result) {
            case LookupResult.Hit hit ->
                Optional.of(keeping == Keeping.BY_PRODUCT ? BY_PRODUCT : hit.tier() == Tier.MEMORY ? MEMORY : REDIS);
            case LookupResult.Stale stale -> Optional.of(STALE);
            case LookupResult.Fetched fetched ->
                Optional.of(COLLAPSED).filter(shared -> fetched.sharing() == Sharing.COLLAPSED);
            case LookupResult.Failed failed -> Optional.empty();
        };
    }
}
