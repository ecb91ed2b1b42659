package stockroom.admin;

import io.quarkus.arc.All;
import io.quarkus.vertx.http.ManagementInterface;
import io.vertx.core.Context;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;
import stockroom.admin.AdminRequest.Headers;
import stockroom.catalog.StormError;
import stockroom.tenant.key.OperatorKeys;

/** {@code /admin/*} on the management port, where the framework has read the body before a route is reached. */
@Singleton
final class AdminRoutes {

    private static final Logger LOG = Logger.getLogger(AdminRoutes.class);

    private final AdminDesk desk;

    @Inject
    AdminRoutes(OperatorKeys keys, @All List<Operation> operations) {
        this.desk = new AdminDesk(keys, operations);
    }

    void routes(@Observes ManagementInterface management) {
        management.router().route("/admin/*").handler(this::answer).failureHandler(AdminRoutes::failed);
    }

    private void answer(RoutingContext routing) {
        Context here = routing.vertx().getOrCreateContext();
        desk.answer(request(routing))
                .emitOn(task -> here.runOnContext(nothing -> task.run()))
                .subscribe()
                .with(reply -> write(routing, reply), routing::fail);
    }

    private static AdminRequest request(RoutingContext routing) {
        Headers headers = new Headers(
                Optional.ofNullable(routing.request().getHeader("Authorization")),
                Optional.ofNullable(routing.request().getHeader("Accept")));
        byte[] body = Optional.ofNullable(routing.body().buffer())
                .map(Buffer::getBytes)
                .orElseGet(() -> new byte[0]);
        return new AdminRequest(routing.request().method().name(), routing.normalizedPath(), headers, body);
    }

    /** What the framework refuses while it reads the body, and bugs. */
    private static void failed(RoutingContext routing) {
        StormError error = switch (routing.statusCode()) {
            case 400 -> AdminErrors.malformed("The request body could not be read.");
            case 413 -> AdminErrors.bodyTooLarge(AdminDesk.BODY_BYTES_MAX);
            default -> AdminErrors.internal();
        };
        if (error.status() == AdminErrors.internal().status()) {
            LOG.error("operator's request failed", routing.failure());
        }
        write(routing, AdminDesk.written(new AdminAnswer.Refusal(error), Optional.empty()));
    }

    private static void write(RoutingContext routing, AdminReply reply) {
        HttpServerResponse response = routing.response();
        if (response.closed() || response.ended()) {
            return;
        }
        response.setStatusCode(reply.status());
        reply.headers().forEach(response::putHeader);
        response.end(reply.body()).onFailure(gone -> LOG.debug("operator left before the answer"));
    }
}
