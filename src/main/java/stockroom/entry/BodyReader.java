package stockroom.entry;

import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;

/** Reads a request's body up to a limit. What lies beyond it is not read but refused. */
final class BodyReader {

    private static final String READ_AHEAD = BodyReader.class.getName();

    private BodyReader() {}

    /** What reading came to. */
    sealed interface Body {

        /** The array is the reader's to keep. */
        final class Whole implements Body {

            private final byte[] bytes;

            Whole(byte[] bytes) {
                this.bytes = bytes;
            }

            byte[] bytes() {
                return bytes;
            }
        }

        record TooLarge() implements Body {}
    }

    /** Reads the body and leaves it for whoever reads it next. */
    static Uni<Body> readAhead(RoutingContext context, int bytesMax) {
        return read(context.request(), bytesMax).invoke(body -> context.put(READ_AHEAD, body));
    }

    /** What was read ahead, or else the body of a request that is still paused. Fails if the connection breaks. */
    static Uni<Body> read(RoutingContext context, int bytesMax) {
        Body known = context.get(READ_AHEAD);
        return known != null ? Uni.createFrom().item(known) : read(context.request(), bytesMax);
    }

    /** Whether the request declares a body of at most so many bytes. */
    static boolean isShort(HttpServerRequest request, int bytesMax) {
        long declared = declaredLength(request);
        return declared >= 0 && declared <= bytesMax;
    }

    private static Uni<Body> read(HttpServerRequest request, int bytesMax) {
        if (declaredLength(request) > bytesMax) {
            return Uni.createFrom().item(new Body.TooLarge());
        }
        return Uni.createFrom().emitter(emitter -> {
            Buffer collected = Buffer.buffer();
            request.exceptionHandler(emitter::fail);
            request.handler(part -> {
                if (collected.length() + part.length() > bytesMax) {
                    request.pause();
                    emitter.complete(new Body.TooLarge());
                } else {
                    collected.appendBuffer(part);
                }
            });
            request.endHandler(end -> emitter.complete(new Body.Whole(collected.getBytes())));
            request.resume();
        });
    }

    /** -1 where the length is not declared; one that is no number is the HTTP server's to refuse. */
    private static long declaredLength(HttpServerRequest request) {
        String declared = request.getHeader("Content-Length");
        try {
            return declared == null ? -1 : Long.parseLong(declared);
        } catch (NumberFormatException e) {
            return -1;
        }
    }
}
