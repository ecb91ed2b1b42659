package stockroom.entry;

import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import stockroom.catalog.Tier;
import stockroom.lookup.Aging;
import stockroom.lookup.LookupResult;
import stockroom.lookup.LookupResult.Sharing;

/** Says in headers where an answer came from and how old it is. */
final class CacheHeaders {

    static final String STATUS = "Cache-Status";

    private CacheHeaders() {}

    /** {@code Cache-Status} (RFC 9211). A negative {@code ttl} is how long the answer has been stale. */
    static String cacheStatus(LookupResult result) {
        return switch (result) {
            case LookupResult.Hit hit -> "Stockroom; hit" + ttl(hit.aging()) + detail(hit.tier());
            case LookupResult.Stale stale -> "Stockroom; fwd=stale" + ttl(stale.aging()) + detail(stale.tier());
            case LookupResult.Fetched fetched ->
                "Stockroom; fwd=" + name(fetched.reason())
                        + "; fwd-status=" + fetched.reply().status()
                        + fetched.kept().map(kept -> "; stored" + ttl(kept)).orElse("")
                        + (fetched.sharing() == Sharing.COLLAPSED ? "; collapsed" : "");
            case LookupResult.Failed failed -> "Stockroom; fwd=" + name(failed.reason());
        };
    }

    /** The age and lifetime of a kept answer. */
    static Optional<Aging> aging(LookupResult result) {
        return switch (result) {
            case LookupResult.Hit hit -> Optional.of(hit.aging());
            case LookupResult.Stale stale -> Optional.of(stale.aging());
            case LookupResult.Fetched fetched -> fetched.kept();
            case LookupResult.Failed failed -> Optional.empty();
        };
    }

    /** {@code Age} (RFC 9111), in seconds. */
    static String age(Aging aging) {
        return Long.toString(aging.age().toSeconds());
    }

    /** {@code Cache-Control} (RFC 9111) for an answer that callers may keep as long as the gateway would. */
    static String cacheControl(Aging aging) {
        return "private, max-age=" + Math.max(0, aging.lifetime().toSeconds());
    }

    private static String ttl(Aging aging) {
        return "; ttl=" + floorSeconds(aging.left());
    }

    /** Rounded down: what has been stale for half a second has a ttl of -1. */
    private static long floorSeconds(Duration duration) {
        return duration.toSeconds();
    }

    private static String detail(Tier tier) {
        return "; detail=" + name(tier);
    }

    private static String name(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
