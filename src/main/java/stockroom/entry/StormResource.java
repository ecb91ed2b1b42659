package stockroom.entry;

import io.smallrye.common.annotation.NonBlocking;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.logging.Logger;
import org.jboss.logging.MDC;
import org.jboss.resteasy.reactive.RestResponse;
import stockroom.entry.WireRequest.Verb;

/**
 * Every path of the business port that is not documentation. Runs on the event loop and never waits. What is logged on
 * the way names the call's trace.
 */
@Path("{path:.*}")
@NonBlocking
public class StormResource {

    private static final Logger LOG = Logger.getLogger(StormResource.class);
    private static final String TRACE = "traceId";

    private final CallDesk desk;
    private final RandomGenerator random;
    private final EntryMetrics metrics;
    private final Farewell farewell;

    /** The generator names traces: it must be quick, and safe to use from several threads. */
    @Inject
    StormResource(CallDesk desk, RandomGenerator random, EntryMetrics metrics, Farewell farewell) {
        this.desk = desk;
        this.random = random;
        this.metrics = metrics;
        this.farewell = farewell;
    }

    @GET
    @Operation(hidden = true)
    public Uni<RestResponse<byte[]>> get(@Context RoutingContext context) {
        return answer(context, Verb.GET);
    }

    @POST
    @Operation(hidden = true)
    public Uni<RestResponse<byte[]>> post(@Context RoutingContext context) {
        return answer(context, Verb.POST);
    }

    @Query
    @Operation(hidden = true)
    public Uni<RestResponse<byte[]>> query(@Context RoutingContext context) {
        return answer(context, Verb.QUERY);
    }

    private Uni<RestResponse<byte[]>> answer(RoutingContext context, Verb verb) {
        HttpServerRequest request = context.request();
        TraceIds ids = TraceIds.of(request, random);
        MDC.put(TRACE, ids.trace());
        return Uni.createFrom()
                .deferred(() -> desk.answer(wireRequest(context, verb)))
                .onFailure()
                .recoverWithItem(bug -> failed(bug, ids))
                .invoke(reply -> metrics.answered(reply.status()))
                .invoke(reply -> farewell.withTheAnswerTo(request))
                .map(reply -> response(reply, ids));
    }

    private WireRequest wireRequest(RoutingContext context, Verb verb) {
        HttpServerRequest request = context.request();
        WireRequest.Headers headers = new WireRequest.Headers(
                Optional.ofNullable(request.getHeader("Authorization")),
                Optional.ofNullable(request.getHeader("If-None-Match")),
                request.remoteAddress().hostAddress(),
                () -> CallerPatience.of(request.headers()));
        WireRequest.Target target = new WireRequest.Target(rawPath(request), request.params());
        return new WireRequest(verb, target, headers, () -> BodyReader.read(request, desk.bodyLimits()));
    }

    static String rawPath(HttpServerRequest request) {
        return Optional.ofNullable(request.path()).orElse("/");
    }

    private static WireReply failed(Throwable bug, TraceIds ids) {
        LOG.errorf(bug, "call failed request-id=%s", ids.requestId());
        return ReplyWriter.error(CallErrors.internal(), Encoding.JSON);
    }

    static RestResponse<byte[]> response(WireReply reply, TraceIds ids) {
        RestResponse.ResponseBuilder<byte[]> response = RestResponse.ResponseBuilder.create(reply.status());
        if (reply.body().length > 0) {
            response.entity(reply.body());
        }
        reply.headers().forEach(response::header);
        return response.header(TraceIds.REQUEST_ID, ids.requestId())
                .header(TraceIds.TRACEPARENT, ids.traceparent())
                .build();
    }
}
