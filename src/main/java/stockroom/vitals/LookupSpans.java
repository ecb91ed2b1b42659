package stockroom.vitals;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import stockroom.catalog.MethodName;
import stockroom.lookup.Aging;
import stockroom.lookup.LookupResult;
import stockroom.lookup.LookupTraces;

/** Spans of lookups, with the decision. */
record LookupSpans(Tracer tracer) implements LookupTraces {

    @Override
    public Trace begin(MethodName method) {
        Context around = SpanPlace.around();
        Span span = tracer.spanBuilder("lookup")
                .setParent(around)
                .setAttribute("stockroom.method", ByMethod.label(method))
                .startSpan();
        SpanPlace.enter(around.with(span));
        return new Lookup(span);
    }

    private record Lookup(Span span) implements Trace {

        @Override
        public void ended(LookupResult result) {
            span.setAttribute("stockroom.answer", Labels.value(Answer.of(result)));
            span.setAttribute("stockroom.answered_by", Labels.value(AnsweredBy.of(result)));
            switch (result) {
                case LookupResult.Hit hit -> aging(hit.aging());
                case LookupResult.Stale stale -> aging(stale.aging());
                case LookupResult.Fetched fetched -> fetched(fetched);
                case LookupResult.Failed failed -> failed(failed);
            }
            span.end();
        }

        private void aging(Aging aging) {
            span.setAttribute("stockroom.age_seconds", aging.age().toSeconds());
            span.setAttribute("stockroom.ttl_seconds", aging.left().toSeconds());
        }

        private void fetched(LookupResult.Fetched fetched) {
            span.setAttribute("stockroom.reason", Labels.value(fetched.reason()));
            span.setAttribute("stockroom.sharing", Labels.value(fetched.sharing()));
            span.setAttribute("stockroom.stored", fetched.kept().isPresent());
        }

        private void failed(LookupResult.Failed failed) {
            span.setAttribute("stockroom.reason", Labels.value(failed.reason()));
            span.setAttribute("stockroom.failure", Labels.value(failed.cause()));
            span.setStatus(StatusCode.ERROR);
        }

        @Override
        public void broke() {
            span.setStatus(StatusCode.ERROR);
            span.end();
        }
    }
}
