package bare;

import io.quarkus.rest.client.reactive.QuarkusRestClientBuilder;
import io.smallrye.common.annotation.NonBlocking;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import java.net.URI;

/** In by a REST method and out by a REST client, with the upstream's login in place of the caller's, and nothing else. */
@Path("/forward")
public class Forwarding {

    private static final String LOGIN = "Basic " + System.getenv("BENCH_LOGIN");

    private final Out out = QuarkusRestClientBuilder.newBuilder()
            .baseUri(URI.create(System.getenv("BENCH_UPSTREAM")))
            .build(Out.class);

    /** The upstream's price. */
    @Path("/v1/Product/price")
    public interface Out {

        @POST
        @Produces("application/json")
        Uni<byte[]> post(@HeaderParam("Authorization") String login, byte[] body);
    }

    @POST
    @NonBlocking
    @Produces("application/json")
    public Uni<byte[]> forward(byte[] body) {
        return out.post(LOGIN, body);
    }
}
