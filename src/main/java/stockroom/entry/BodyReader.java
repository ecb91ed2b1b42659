package stockroom.entry;

import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Reads a request's body up to a size and a time. What lies beyond them is not read but refused. */
final class BodyReader {

    /** Who sends too slowly, or nonsense, has so long to take the answer. */
    private static final long LINGER_MILLIS = 500;

    private final HttpServerRequest request;
    private final BodyLimits limits;
    private final Consumer<Body> then;
    private final Buffer collected = Buffer.buffer();
    private @Nullable Long timer;
    private boolean over;

    private BodyReader(HttpServerRequest request, BodyLimits limits, Consumer<Body> then) {
        this.request = request;
        this.limits = limits;
        this.then = then;
    }

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

    /** The body of a request that is still paused. */
    static Uni<Body> read(HttpServerRequest request, BodyLimits limits) {
        return Uni.createFrom().emitter(emitter -> read(request, limits, emitter::complete));
    }

    private static void read(HttpServerRequest request, BodyLimits limits, Consumer<Body> then) {
        if (declaredLength(request) > limits.bytesMax()) {
            then.accept(new Body.TooLarge());
        } else {
            new BodyReader(request, limits, then).begin();
        }
    }

    private void begin() {
        request.exceptionHandler(broken -> {
            end(new Body.Broken());
            closeSoon();
        });
        request.handler(this::take);
        request.endHandler(last -> end(new Body.Whole(collected.getBytes())));
        request.resume();
        // Most bodies come with their head, in the same turn of the event loop, and need no timer.
        context().runOnContext(nextTurn -> refuseLater());
    }

    private void take(Buffer part) {
        if (collected.length() + part.length() > limits.bytesMax()) {
            request.pause();
            end(new Body.TooLarge());
        } else {
            collected.appendBuffer(part);
        }
    }

    private void end(Body body) {
        if (!over) {
            over = true;
            if (timer != null) {
                context().owner().cancelTimer(timer);
            }
            then.accept(body);
        }
    }

    private void refuseLater() {
        if (!over) {
            timer = context().owner().setTimer(limits.timeout().toMillis(), late -> {
                request.pause();
                end(new Body.TooSlow());
                closeSoon();
            });
        }
    }

    private void closeSoon() {
        context().owner().setTimer(LINGER_MILLIS, done -> request.connection().close());
    }

    private static Context context() {
        return Objects.requireNonNull(Vertx.currentContext(), "runs on an event loop");
    }

    /** -1 where the length is not declared; one that is no number is the HTTP server's to refuse. */
    private static long declaredLength(HttpServerRequest request) {
        String declared = request.getHeader(HttpHeaders.CONTENT_LENGTH);
        try {
            return declared == null ? -1 : Long.parseLong(declared);
        } catch (NumberFormatException e) {
            return -1;
        }
    }
}
