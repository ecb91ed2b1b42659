package stockroom.vitals;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.propagation.TextMapGetter;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import stockroom.entry.RequestTraces;

/** Spans of requests. A path may hold anything: it is not told, the lookup's span names the method. */
record RequestSpans(Tracer tracer) implements RequestTraces {

    private static final int SERVER_ERROR = 500;
    private static final Set<String> VERBS =
            Set.of("GET", "HEAD", "POST", "QUERY", "OPTIONS", "PUT", "PATCH", "DELETE");

    /** A verb may be anything, too. */
    private static final String OTHER = "_OTHER";

    @Override
    public Trace begin(String verb, Optional<String> traceparent) {
        Span span = tracer.spanBuilder("request")
                .setSpanKind(SpanKind.SERVER)
                .setParent(traceparent.map(RequestSpans::parent).orElseGet(Context::root))
                .setAttribute("http.request.method", VERBS.contains(verb) ? verb : OTHER)
                .startSpan();
        SpanPlace.enter(Context.root().with(span));
        return new Request(span);
    }

    private static Context parent(String traceparent) {
        return W3CTraceContextPropagator.getInstance().extract(Context.root(), traceparent, new Header());
    }

    private record Request(Span span) implements Trace {

        @Override
        public String traceparent() {
            return SpanPlace.written(span.getSpanContext());
        }

        @Override
        public void answered(int status, Optional<String> cacheStatus) {
            span.setAttribute("http.response.status_code", status);
            cacheStatus.ifPresent(said -> span.setAttribute("stockroom.cache_status", said));
            if (status >= SERVER_ERROR) {
                span.setStatus(StatusCode.ERROR);
            }
            span.end();
        }

        @Override
        public void brokeOff() {
            span.setAttribute("stockroom.broke_off", true);
            span.end();
        }
    }

    /** The one header that is read. */
    private static final class Header implements TextMapGetter<String> {

        private static final String NAME = "traceparent";

        @Override
        public Iterable<String> keys(String traceparent) {
            return List.of(NAME);
        }

        @Override
        public @Nullable String get(@Nullable String traceparent, String key) {
            return key.equals(NAME) ? traceparent : null;
        }
    }
}
