package stockroom.lookup;

import java.time.Duration;
import java.util.Optional;
import stockroom.catalog.FailureCause;
import stockroom.catalog.Reply;
import stockroom.catalog.Tier;

/** What became of a call, in the terms of RFC 9211. */
public sealed interface LookupResult {

    /** Served from a tier without asking upstream; stale where no time is left, while it is renewed. */
    record Hit(Reply reply, Aging aging, Tier tier) implements LookupResult {}

    /** Upstream was asked in vain; what was kept is served although it is stale. */
    record Stale(Reply reply, Aging aging, Tier tier) implements LookupResult {}

    /**
     * Upstream answered.
     *
     * @param kept the age and lifetime that the reply is kept with; nothing where it is not kept
     */
    record Fetched(Reply reply, Reason reason, Sharing sharing, Optional<Aging> kept) implements LookupResult {}

    /** There is no answer. */
    record Failed(FailureCause cause, Optional<Duration> retryAfter, Reason reason) implements LookupResult {}

    /** Why upstream was asked. */
    enum Reason {
        /** The method's answers are not kept. */
        BYPASS,
        /** Nothing was kept. */
        MISS,
        /** What was kept was too old. */
        STALE,
        /** A part of the answer was not kept. */
        PARTIAL
    }

    /** Whether the call to upstream was made for this caller or shared with one under way. */
    enum Sharing {
        ALONE,
        COLLAPSED
    }
}
