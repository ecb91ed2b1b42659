package stockroom.entry;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import java.util.Objects;

/** Reads a request's body up to a size and a time. What lies beyond them is not read but refused. */
final class BodyReader {

    private static final String READ_AHEAD = BodyReader.class.getName();
    /** Who sends too slowly, or nonsense, has so long to take the answer. */
    private static final long LINGER_MILLIS = 500;

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

        /** It broke off, or its chunks are none; the connection is closed once the answer is out. */
        record Broken() implements Body {}

        /** It did not come in time; the connection is closed once the answer is out. */
        record TooSlow() implements Body {}
    }

    /** Reads the body and leaves it for whoever reads it next. */
    static Uni<Body> readAhead(RoutingContext context, BodyLimits limits) {
        return read(context.request(), limits).invoke(body -> context.put(READ_AHEAD, body));
    }

    /** What was read ahead, or else the body of a request that is still paused. */
    static Uni<Body> read(RoutingContext context, BodyLimits limits) {
        Body known = context.get(READ_AHEAD);
        return known != null ? Uni.createFrom().item(known) : read(context.request(), limits);
    }

    /** Whether the request declares a body of at most so many bytes. */
    static boolean isShort(HttpServerRequest request, int bytesMax) {
        long declared = declaredLength(request);
        return declared >= 0 && declared <= bytesMax;
    }

    private static Uni<Body> read(HttpServerRequest request, BodyLimits limits) {
        if (declaredLength(request) > limits.bytesMax()) {
            return Uni.createFrom().item(new Body.TooLarge());
        }
        return Uni.createFrom().emitter(emitter -> {
            Buffer collected = Buffer.buffer();
            request.exceptionHandler(broken -> {
                emitter.complete(new Body.Broken());
                closeSoon(request);
            });
            request.handler(part -> {
                if (collected.length() + part.length() > limits.bytesMax()) {
                    request.pause();
                    emitter.complete(new Body.TooLarge());
                } else {
                    collected.appendBuffer(part);
                }
            });
            request.endHandler(end -> emitter.complete(new Body.Whole(collected.getBytes())));
            request.resume();
            // Most bodies are there by now, and need no timer.
            if (!request.isEnded()) {
                refuseLater(request, limits, emitter);
            }
        });
    }

    private static void refuseLater(HttpServerRequest request, BodyLimits limits, UniEmitter<? super Body> emitter) {
        Vertx vertx = vertx();
        long timer = vertx.setTimer(limits.timeout().toMillis(), late -> {
            request.pause();
            emitter.complete(new Body.TooSlow());
            closeSoon(request);
        });
        emitter.onTermination(() -> vertx.cancelTimer(timer));
    }

    private static void closeSoon(HttpServerRequest request) {
        vertx().setTimer(LINGER_MILLIS, done -> request.connection().close());
    }

    private static Vertx vertx() {
        return Objects.requireNonNull(Vertx.currentContext(), "runs on an event loop")
                .owner();
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
