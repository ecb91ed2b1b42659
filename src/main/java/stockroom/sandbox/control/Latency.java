package stockroom.sandbox.control;

import io.vertx.core.Vertx;
import java.time.Duration;

/** What every call waits before it is carried out. Confined to the server's event loop. */
public final class Latency {

    private final Vertx vertx;
    private final Duration initial;
    private Duration current;

    public Latency(Vertx vertx, Duration initial) {
        this.vertx = vertx;
        this.initial = initial;
        this.current = initial;
    }

    /** Runs the work on the event loop when the wait is over, at once where there is none. */
    public void after(Runnable work) {
        if (current.isZero()) {
            work.run();
        } else {
            vertx.setTimer(current.toMillis(), timer -> work.run());
        }
    }

    void set(Duration latency) {
        if (latency.isNegative() || latency.compareTo(Duration.ofMinutes(10)) > 0) {
            throw ControlError.malformed("millis from 0 to 600000");
        }
        current = latency;
    }

    void reset() {
        current = initial;
    }
}
