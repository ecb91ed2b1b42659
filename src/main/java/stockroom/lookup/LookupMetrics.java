package stockroom.lookup;

import stockroom.catalog.MethodName;

/** What is observed of answers. Called on the way of each call: it must be quick and never throw. */
public interface LookupMetrics {

    /** Observes nothing. */
    LookupMetrics NONE = new LookupMetrics() {};

    /** What claiming the lease of a fetch came to. */
    enum Claimed {
        /** This replica fetches. */
        HELD,
        /** Another replica fetches. */
        TAKEN,
        /** Replicas can not agree, for there is no Redis to agree through: this one fetches. */
        UNSHARED
    }

    /** Marks the moment that a call came, in whatever {@link #answered} understands. */
    default long began() {
        return 0;
    }

    /** The call of that mark was answered, or not. */
    default void answered(String tenant, MethodName method, LookupResult result, long began) {}

    /** A bug kept the call of that mark from being answered. */
    default void broke(String tenant, MethodName method, long began) {}

    /** One product of a call was answered by itself. */
    default void product(LookupResult result) {}

    /** A fetch was to be agreed on with the other replicas. */
    default void claimed(Claimed claim) {}
}
