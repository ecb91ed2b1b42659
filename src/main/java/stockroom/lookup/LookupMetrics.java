package stockroom.lookup;

import stockroom.catalog.MethodName;

/** What is observed of answers. Called on the way of each call: it must be quick and never throw. */
public interface LookupMetrics {

    /** Observes nothing. */
    LookupMetrics NONE = new LookupMetrics() {};

    /** A call was answered, or not. */
    default void answered(MethodName method, LookupResult result) {}

    /** One product of a call was answered by itself. */
    default void product(LookupResult result) {}

    /** Marks the moment that a call came, in whatever {@link #ended} understands. */
    default long began() {
        return 0;
    }

    /** The call of that mark was answered, or not. */
    default void ended(LookupResult result, long began) {}
}
