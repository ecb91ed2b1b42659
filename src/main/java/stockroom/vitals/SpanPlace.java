package stockroom.vitals;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.context.Context;
import io.smallrye.common.vertx.VertxContext;
import io.vertx.core.Vertx;
import java.util.Optional;

/**
 * Where a request's span is found: with the request's own Vert.x context, which whatever thread goes on with the request
 * has. Work that belongs to no request has no place.
 */
final class SpanPlace {

    private static final Object KEY = SpanPlace.class;

    private SpanPlace() {}

    /** What a new span lies in. */
    static Context around() {
        return requestsOwn().map(place -> place.<Context>getLocal(KEY)).orElseGet(Context::root);
    }

    /** The span that is under way here; an invalid one where there is none. */
    static SpanContext current() {
        return Span.fromContext(around()).getSpanContext();
    }

    /** What is done for the request from now on lies in this. */
    static void enter(Context context) {
        requestsOwn().ifPresent(place -> place.putLocal(KEY, context));
    }

    private static Optional<io.vertx.core.Context> requestsOwn() {
        return Optional.ofNullable(Vertx.currentContext()).filter(VertxContext::isDuplicatedContext);
    }

    /** As W3C Trace Context writes it. */
    static String written(SpanContext span) {
        return "00-" + span.getTraceId() + "-" + span.getSpanId() + "-"
                + span.getTraceFlags().asHex();
    }
}
