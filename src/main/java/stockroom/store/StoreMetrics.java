package stockroom.store;

import java.time.Duration;
import stockroom.catalog.Tier;

/** What the store lets be counted. Called from any thread, on the way of calls: it must be quick and never throw. */
public interface StoreMetrics {

    /** Counts nothing. */
    StoreMetrics NONE = new StoreMetrics() {};

    /** Why an entry left memory. */
    enum Eviction {
        EXPIRED,
        SIZE,
        OTHER
    }

    /** Why a value in Redis was not taken for the entry that was asked. */
    enum Unreadable {
        UNKNOWN_VERSION,
        OTHER_KEY,
        DAMAGED,
        TOO_LARGE
    }

    /** What Redis was asked. */
    enum Command {
        GET,
        GET_ALL,
        PUT,
        REMOVE,
        PUT_IF_ABSENT,
        EXTEND_IF_EQUAL,
        REMOVE_IF_EQUAL,
        INCREMENT,
        PUBLISH,
        PURGE_APPEND,
        PURGE_READ,
        NOTICE_PIN,
        NOTICE_READ
    }

    /** How Redis answered. */
    enum Outcome {
        OK,
        /** Not inside the command's time limit. */
        TIMEOUT,
        /** An error reply: full, loading, a read-only replica. */
        REFUSED,
        /** No connection, or one that broke. */
        BROKEN,
        /** Not asked: the breaker is open. */
        BREAKER_OPEN,
        /** Not asked: too many commands are under way. */
        TOO_MANY,
        /** An answer of the wrong shape, or to another question. */
        NONSENSE
    }

    /** The states of the breaker ahead of Redis. */
    enum Breaker {
        CLOSED,
        OPEN,
        HALF_OPEN
    }

    /** Why entries were purged on this replica. */
    enum Purge {
        ASKED_HERE,
        LEARNED,
        /** Purges may have been missed: everything went. */
        LOST_TRACK,
        /** Too many selectors to tell apart: everything older went. */
        OVERFLOW
    }

    default void hit(Tier tier) {}

    default void miss(Tier tier) {}

    /** An entry of that many bytes left memory before it was replaced. */
    default void evicted(Eviction cause, int bytes) {}

    default void unreadable(Unreadable reason) {}

    /** A reply was not written to Redis because too many bytes were already on their way. */
    default void writeDropped() {}

    default void redis(Command command, Outcome outcome, Duration took) {}

    default void breaker(Breaker state) {}

    default void purged(Purge cause) {}

    /** The connection that hears of purges was lost. */
    default void subscriptionLost() {}
}
