package stockroom.vitals;

import io.quarkus.vertx.http.ManagementInterface;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

/**
 * Gives OpenMetrics to who takes nothing else, and, as it alone has exemplars, to whoever takes it where there are some.
 * The framework knows it by one spelling, and gives it only to who names no other format, as Prometheus does.
 */
@Singleton
final class OpenMetricsScrape {

    private static final String OPEN_METRICS = "application/openmetrics-text";
    private static final String PLAIN = "text/plain";
    private static final String AS_THE_FRAMEWORK_KNOWS_IT = OPEN_METRICS + "; version=1.0.0; charset=utf-8";

    /** Ahead of the framework's own handler. */
    private static final int ORDER = -1000;

    void open(@Observes ManagementInterface management, Tracing tracing) {
        management.router().get("/q/metrics").order(ORDER).handler(context -> choose(context, tracing.isOn()));
    }

    private static void choose(RoutingContext context, boolean exemplars) {
        HttpServerRequest request = context.request();
        String accepted = request.getHeader(HttpHeaders.ACCEPT);
        if (accepted != null && accepted.contains(OPEN_METRICS) && (exemplars || !accepted.contains(PLAIN))) {
            request.headers().set(HttpHeaders.ACCEPT, AS_THE_FRAMEWORK_KNOWS_IT);
        }
        context.next();
    }
}
