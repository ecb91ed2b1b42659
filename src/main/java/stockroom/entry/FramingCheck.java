package stockroom.entry;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * Refuses requests whose end is a matter of opinion: a transfer coding other than {@code chunked} alone (RFC 9112,
 * section 6.1). The HTTP server takes such a request for one without a body and what follows for the next request, which
 * whoever stands in front may see otherwise.
 */
@Singleton
final class FramingCheck {

    /** Before every filter that Quarkus has of its own. */
    static final int AHEAD = 10_000;

    private static final String CHUNKED = "chunked";

    private final EntryMetrics metrics;
    private final RandomGenerator random;

    /** The generator names traces. */
    @Inject
    FramingCheck(EntryMetrics metrics, RandomGenerator random) {
        this.metrics = metrics;
        this.random = random;
    }

    void open(@Observes Filters filters) {
        filters.register(this::handle, AHEAD);
    }

    private void handle(RoutingContext context) {
        if (isDoubtful(context.request())) {
            refuse(context);
        } else {
            context.next();
        }
    }

    private static boolean isDoubtful(HttpServerRequest request) {
        if (!request.headers().contains(HttpHeaders.TRANSFER_ENCODING)) {
            return false;
        }
        List<String> codings = request.headers().getAll(HttpHeaders.TRANSFER_ENCODING);
        return codings.size() != 1 || !codings.getFirst().strip().equalsIgnoreCase(CHUNKED);
    }

    private void refuse(RoutingContext context) {
        HttpServerRequest request = context.request();
        WireReply reply =
                ReplyWriter.error(CallErrors.doubtfulFraming(), Encoding.JSON).with("Connection", "close");
        reply.send(context.response(), TraceIds.of(request, random))
                .onComplete(sent -> request.connection().close());
        metrics.answered(reply.status());
    }
}
