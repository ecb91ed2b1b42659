package stockroom.entry;

import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

/**
 * Tells callers, with their answer, that their connection ends here: once the gateway has been asked to stop, nobody
 * should send the next call on it.
 *
 * <p>The framework does so for calls that come in from then on. Those that were under way are the ones that are told
 * here: when the last of them is answered the port closes, and a call that follows at once would be cut off.
 */
@Singleton
class Farewell {

    private volatile boolean leaving;

    void asksToStop(@Observes ShutdownDelayInitiatedEvent event) {
        leaving = true;
    }

    boolean isSaid() {
        return leaving;
    }

    void withTheAnswerTo(HttpServerRequest request) {
        if (leaving) {
            sayTo(request);
        }
    }

    /**
     * {@code Connection: close} (RFC 9112, section 9.6), or GOAWAY (RFC 9113, section 6.8), which refuses no call: those
     * that are on their way to us when it is sent are answered too.
     */
    private static void sayTo(HttpServerRequest request) {
        if (request.version() == HttpVersion.HTTP_2) {
            request.connection().goAway(0, Integer.MAX_VALUE);
        } else {
            request.response().putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE);
        }
    }
}
