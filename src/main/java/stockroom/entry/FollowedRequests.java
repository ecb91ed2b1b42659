package stockroom.entry;

import io.vertx.core.AsyncResult;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import java.util.Optional;

/**
 * Follows every request of the business port, whoever answers it. Where nobody collects traces this is not in the way of
 * requests at all.
 *
 * <p>For all that comes after it the context of the request's own span takes the place of the caller's.
 */
public final class FollowedRequests {

    /** Before anything is made of the request. */
    public static final int AHEAD = FramingCheck.AHEAD + 1;

    private final RequestTraces traces;

    public FollowedRequests(RequestTraces traces) {
        this.traces = traces;
    }

    /** Begins to follow the request, and hands it on. */
    public void handle(RoutingContext context) {
        HttpServerRequest request = context.request();
        RequestTraces.Trace trace =
                traces.begin(request.method().name(), Optional.ofNullable(request.getHeader(TraceIds.TRACEPARENT)));
        request.headers().set(TraceIds.TRACEPARENT, trace.traceparent());
        context.addEndHandler(ended -> end(trace, context.response(), ended));
        context.next();
    }

    private static void end(RequestTraces.Trace trace, HttpServerResponse response, AsyncResult<Void> ended) {
        if (ended.succeeded()) {
            trace.answered(
                    response.getStatusCode(),
                    Optional.ofNullable(response.headers().get(CacheHeaders.STATUS)));
        } else {
            trace.brokeOff();
        }
    }
}
