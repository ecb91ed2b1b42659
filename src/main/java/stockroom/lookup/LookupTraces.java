package stockroom.lookup;

import stockroom.catalog.MethodName;

/** Follows decisions for who collects traces. Called on the way of each call: it must be quick and never throw. */
@FunctionalInterface
public interface LookupTraces {

    /** Follows nothing. */
    LookupTraces NONE = method -> Trace.NONE;

    /** A call is to be answered. */
    Trace begin(MethodName method);

    /** One call on its way. */
    interface Trace {

        Trace NONE = new Trace() {};

        /** The call was answered, or not. */
        default void ended(LookupResult result) {}

        /** A bug kept the call from being answered. */
        default void broke() {}
    }
}
