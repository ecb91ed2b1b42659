package stockroom.entry;

import io.vertx.core.http.HttpServerRequest;
import jakarta.inject.Inject;
import jakarta.ws.rs.NotAllowedException;
import java.util.random.RandomGenerator;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import stockroom.catalog.StormError;

/**
 * Answers an HTTP method that {@link StormResource} does not take. It stands apart because the framework refuses such a
 * request before it has chosen a resource, so that a mapper inside of one is never asked.
 */
public class MethodNotAllowed {

    private final RandomGenerator random;
    private final EntryMetrics metrics;

    /** The generator names traces. */
    @Inject
    public MethodNotAllowed(RandomGenerator random, EntryMetrics metrics) {
        this.random = random;
        this.metrics = metrics;
    }

    @ServerExceptionMapper
    public RestResponse<byte[]> answer(NotAllowedException refused, HttpServerRequest request) {
        CallPath path = CallPath.parse(StormResource.rawPath(request));
        Encoding encoding = CallReader.encodingName(path, request.params())
                .flatMap(Encoding::parse)
                .orElse(Encoding.JSON);
        StormError error = CallErrors.httpMethodNotAllowed(CallDesk.allowed(path));
        WireReply reply = ReplyWriter.error(error, encoding);
        metrics.answered(reply.status());
        return StormResource.response(reply, TraceIds.of(request, random));
    }
}
