package stockroom.upstream;

import io.quarkus.rest.client.reactive.Url;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/** The one form that all calls of the Storm API have. */
@Path("/")
public interface StormApi {

    /** Posts to a URL that is encoded as it goes into the request: to put a path into a template costs as much again. */
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces(MediaType.APPLICATION_JSON)
    Uni<Response> post(
            @Url URI url,
            @HeaderParam("Authorization") String authorization,
            @HeaderParam("traceparent") @Nullable String traceparent,
            byte[] body);
}
