package stockroom.vitals;

import io.quarkus.vertx.http.ManagementInterface;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

/**
 * Gives OpenMetrics, which alone has exemplars, to whoever takes it. The framework gives it only to who asks for nothing
 * else, and Prometheus names several formats.
 */
@Singleton
final class ExemplarScrape {

    private static final String OPEN_METRICS = "application/openmetrics-text";
    private static final String AS_THE_FRAMEWORK_KNOWS_IT = OPEN_METRICS + "; version=1.0.0; charset=utf-8";

    /** Ahead of the framework's own handler. */
    private static final int ORDER = -1000;

    void open(@Observes ManagementInterface management, Tracing tracing) {
        if (tracing.isOn()) {
            management.router().get("/q/metrics").order(ORDER).handler(ExemplarScrape::choose);
        }
    }

    private static void choose(RoutingContext context) {
        HttpServerRequest request = context.request();
        String accepted = request.getHeader(HttpHeaders.ACCEPT);
        if (accepted != null && accepted.contains(OPEN_METRICS)) {
            request.headers().set(HttpHeaders.ACCEPT, AS_THE_FRAMEWORK_KNOWS_IT);
        }
        context.next();
    }
}
