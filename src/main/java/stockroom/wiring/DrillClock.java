package stockroom.wiring;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.jboss.logging.Logger;

/**
 * A clock that a drill can move: it runs ahead of the machine's by what a file says, an ISO-8601 duration such as
 * {@code PT25H} or {@code -PT1H}. No file, and a file that makes no sense, mean no offset.
 *
 * <p>Whoever can write the file decides what is fresh. It is off unless {@code stockroom.drill.clock-offset-file} is set.
 */
final class DrillClock implements InstantSource {

    private static final Logger LOG = Logger.getLogger(DrillClock.class);

    private static final int LOOK_MILLIS = 50;

    private final InstantSource machine;
    private final Path file;
    private volatile Duration offset = Duration.ZERO;
    private volatile long passedNanos;
    private volatile Optional<Future<?>> following = Optional.empty();

    DrillClock(InstantSource machine, Path file) {
        this.machine = machine;
        this.file = file;
        LOG.warnf("The clock is moved by a file, for a drill: not for production file=%s", file);
    }

    @Override
    public Instant instant() {
        return machine.instant().plus(offset);
    }

    /** A clock that never goes back, for logins: what this one is moved ahead by passes there too. */
    static LongSupplier nanosOf(InstantSource clock) {
        return clock instanceof DrillClock drill ? () -> System.nanoTime() + drill.passedNanos : System::nanoTime;
    }

    /** Reads the file again and again. */
    void follow(ScheduledExecutorService timer) {
        following.ifPresent(earlier -> earlier.cancel(false));
        following = Optional.of(timer.scheduleWithFixedDelay(this::look, 0, LOOK_MILLIS, TimeUnit.MILLISECONDS));
    }

    private synchronized void look() {
        Duration told = read();
        Duration ahead = told.minus(offset);
        if (ahead.isPositive()) {
            passedNanos = passedNanos + ahead.toNanos();
        }
        offset = told;
    }

    private Duration read() {
        try {
            return Duration.parse(Files.readString(file).strip());
        } catch (IOException | DateTimeParseException e) {
            return Duration.ZERO;
        }
    }
}
