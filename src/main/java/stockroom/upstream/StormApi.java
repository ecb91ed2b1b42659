package stockroom.upstream;

import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.Encoded;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.jspecify.annotations.Nullable;

/** The one form that all calls of the Storm API have. */
@Path("/")
public interface StormApi {

    /** Posts to a path that is encoded as it goes into the request line, without a leading slash. */
    @POST
    @Path("{path:.+}")
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces(MediaType.APPLICATION_JSON)
    Uni<Response> post(
            @Encoded @PathParam("path") String path,
            @HeaderParam("Authorization") String authorization,
            @HeaderParam("traceparent") @Nullable String traceparent,
            byte[] body);
}
