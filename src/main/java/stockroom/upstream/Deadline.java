package stockroom.upstream;

import java.time.Duration;
import java.util.function.LongSupplier;

/** The moment at which a call must have ended, whatever it is doing then; one for the login, the queue and all tries. */
public final class Deadline {

    private final LongSupplier nanos;
    private final long end;

    private Deadline(LongSupplier nanos, long end) {
        this.nanos = nanos;
        this.end = end;
    }

    /** The clock never goes back: {@code System::nanoTime}. */
    public static Deadline in(Duration limit, LongSupplier nanos) {
        return new Deadline(nanos, nanos.getAsLong() + limit.toNanos());
    }

    /** What is left; zero or less when it is over. */
    public Duration left() {
        return Duration.ofNanos(end - nanos.getAsLong());
    }

    public boolean isOver() {
        return !left().isPositive();
    }
}
