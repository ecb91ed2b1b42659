package stockroom.vitals;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import io.smallrye.mutiny.Uni;
import stockroom.upstream.Upstream;
import stockroom.upstream.UpstreamCall;
import stockroom.upstream.UpstreamResult;

/**
 * Follows calls to upstream. A call that several requests share lies in the trace of the one that began it; one that
 * belongs to no request, such as a refresh that a timer began, is a trace of its own.
 *
 * @param tells whether upstream is told of the trace
 */
record FollowedUpstream(Upstream next, Tracer tracer, boolean tells) implements Upstream {

    @Override
    public Uni<UpstreamResult> send(UpstreamCall call) {
        return Uni.createFrom().deferred(() -> {
            Span span = tracer.spanBuilder("upstream")
                    .setSpanKind(SpanKind.CLIENT)
                    .setParent(SpanPlace.around())
                    .setAttribute("stockroom.method", ByMethod.label(call.call().method()))
                    .setAttribute("stockroom.urgency", Labels.value(call.urgency()))
                    .startSpan();
            return next.send(tells ? call.within(SpanPlace.written(span.getSpanContext())) : call)
                    .invoke(result -> describe(span, result))
                    .onTermination()
                    .invoke(() -> span.end());
        });
    }

    private static void describe(Span span, UpstreamResult result) {
        switch (result) {
            case UpstreamResult.Answered answered -> {
                span.setAttribute("http.response.status_code", answered.reply().status());
                span.setAttribute(
                        "stockroom.reply", Labels.value(answered.reply().kind()));
            }
            case UpstreamResult.Failed failed -> {
                span.setAttribute("stockroom.failure", Labels.value(failed.cause()));
                span.setStatus(StatusCode.ERROR);
            }
        }
    }
}
