package stockroom.vitals;

import java.time.Duration;
import java.util.Optional;
import stockroom.catalog.FailureCause;
import stockroom.catalog.Reply;
import stockroom.catalog.Tier;
import stockroom.lookup.Aging;
import stockroom.lookup.LookupResult;
import stockroom.lookup.LookupResult.Reason;
import stockroom.lookup.LookupResult.Sharing;

/** What calls may come to. */
final class Results {

    private static final Duration FRESH = Duration.ofMinutes(5);

    private Results() {}

    static LookupResult hit(Tier tier, Duration age) {
        return new LookupResult.Hit(reply(Reply.Kind.SUCCESS), new Aging(age, FRESH), tier);
    }

    static LookupResult stale(Tier tier, Duration age) {
        return new LookupResult.Stale(reply(Reply.Kind.SUCCESS), new Aging(age, FRESH), tier);
    }

    static LookupResult fetched(Reply.Kind kind, Reason reason, Sharing sharing) {
        return new LookupResult.Fetched(reply(kind), reason, sharing, Optional.empty());
    }

    static LookupResult failed(FailureCause cause) {
        return new LookupResult.Failed(cause, Optional.empty(), Reason.MISS);
    }

    private static Reply reply(Reply.Kind kind) {
        return new Reply(200, kind, "application/json", new byte[0]);
    }
}
