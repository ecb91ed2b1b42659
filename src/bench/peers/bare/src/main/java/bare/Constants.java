package bare;

import io.smallrye.common.annotation.NonBlocking;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
import jakarta.enterprise.event.Observes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import java.util.Arrays;
import java.util.Map;

/** Constant bytes of three sizes: from a REST method on the event loop, and from a handler ahead of everything. */
@Path("/method/{size}")
public class Constants {

    private static final Map<String, byte[]> BYTES = Map.of("1k", bytes(1_050), "4k", bytes(4_228), "64k", bytes(63_942));

    @POST
    @NonBlocking
    @Produces("application/json")
    public byte[] bytesOf(@PathParam("size") String size) {
        return BYTES.get(size);
    }

    void ahead(@Observes Router router) {
        BYTES.forEach((size, bytes) ->
                router.post("/handler/" + size).order(-1_000).handler(call -> answer(call.request(), bytes)));
    }

    private static void answer(HttpServerRequest request, byte[] bytes) {
        request.bodyHandler(body ->
                request.response().putHeader("Content-Type", "application/json").end(Buffer.buffer(bytes)));
        request.resume();
    }

    private static byte[] bytes(int count) {
        byte[] bytes = new byte[count];
        Arrays.fill(bytes, (byte) 'x');
        return bytes;
    }
}
