package stockroom.entry;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;

/**
 * Refuses requests whose end is a matter of opinion: a transfer coding other than {@code chunked} alone (RFC 9112,
 * section 6.1). The HTTP server takes such a request for one without a body and what follows for the next request, which
 * whoever stands in front may see otherwise.
 */
@Singleton
final class FramingCheck {

    /** Before anything is made of the request. */
    private static final int AHEAD = HitDesk.AHEAD + 1;

    private static final String CHUNKED = "chunked";

    private final EntryMetrics metrics;

    @Inject
    FramingCheck(EntryMetrics metrics) {
        this.metrics = metrics;
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
        WireReply reply = ReplyWriter.error(CallErrors.doubtfulFraming(), Encoding.JSON);
        HttpServerResponse response = context.response().setStatusCode(reply.status());
        reply.headers().forEach(response::putHeader);
        response.putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE)
                .end(Buffer.buffer(reply.body()))
                .onComplete(sent -> context.request().connection().close());
        metrics.answered(reply.status());
    }
}
