package stockroom.entry;

import java.util.Optional;

/** Follows requests for who collects traces. Called on the way of each request: it must be quick and never throw. */
@FunctionalInterface
public interface RequestTraces {

    /** Follows nothing. */
    RequestTraces NONE = (verb, traceparent) -> new Unfollowed(traceparent.orElse(""));

    /**
     * A request came.
     *
     * @param traceparent the trace context (W3C Trace Context) that its caller gave, well-formed or not
     */
    Trace begin(String verb, Optional<String> traceparent);

    /** One request on its way. */
    interface Trace {

        /** The context of what is done for the request. */
        String traceparent();

        /** The answer has gone out: its status, and the {@code Cache-Status} that it carries, if any. */
        void answered(int status, Optional<String> cacheStatus);

        /** The caller has left, or the connection broke, before the answer had gone out. */
        void brokeOff();
    }

    /**
     * A request that nobody follows.
     *
     * @param traceparent its caller's
     */
    record Unfollowed(String traceparent) implements Trace {

        @Override
        public void answered(int status, Optional<String> cacheStatus) {}

        @Override
        public void brokeOff() {}
    }
}
