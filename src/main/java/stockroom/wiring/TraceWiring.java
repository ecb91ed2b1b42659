package stockroom.wiring;

import io.quarkus.vertx.http.runtime.filters.Filters;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import stockroom.entry.FollowedRequests;
import stockroom.entry.RequestTraces;
import stockroom.vitals.Tracing;

/** Who follows a call. */
@Dependent
class TraceWiring {

    @Produces
    @Singleton
    Tracing tracing(StockroomConfig config) {
        TracesConfig traces = config.traces();
        return traces.endpoint()
                .map(endpoint -> Tracing.to(endpoint, traces.sampled()))
                .orElseGet(Tracing::off);
    }

    void close(@Disposes Tracing tracing) {
        tracing.close();
    }

    @Produces
    @Singleton
    RequestTraces requests(Tracing tracing) {
        return tracing.requests();
    }

    void follow(@Observes Filters filters, Tracing tracing, RequestTraces requests) {
        if (tracing.isOn()) {
            filters.register(new FollowedRequests(requests)::handle, FollowedRequests.AHEAD);
        }
    }
}
