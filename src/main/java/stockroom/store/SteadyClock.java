package stockroom.store;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * A clock for ages: it shows the time of day, but is never put back. Where the machine's clock is, this one goes on from
 * where it was, so that nothing that is kept grows younger.
 *
 * <p>It takes note of the time each second, and whenever the machine's clock leaps ahead. Putting a clock back by less
 * than a second goes unnoticed, which is less than clocks of replicas may differ anyway.
 */
public final class SteadyClock implements InstantSource {

    private static final Duration NOTED_EVERY = Duration.ofSeconds(1);

    private final InstantSource clock;
    private final LongSupplier nanos;
    private volatile Note note;

    private record Note(Instant at, Instant leap, long nanos) {

        Instant goneOn(long now) {
            return at.plusNanos(now - nanos);
        }
    }

    /**
     * @param clock the machine's, which may be stepped
     * @param nanos runs forward only, as {@link System#nanoTime}
     */
    public SteadyClock(InstantSource clock, LongSupplier nanos) {
        this.clock = clock;
        this.nanos = nanos;
        this.note = note(clock.instant(), nanos.getAsLong());
    }

    /** Takes note of the time from now on. */
    public void follow(ScheduledExecutorService timer) {
        long millis = NOTED_EVERY.toMillis();
        var _ = timer.scheduleAtFixedRate(this::take, millis, millis, TimeUnit.MILLISECONDS);
    }

    @Override
    public Instant instant() {
        Instant shown = clock.instant();
        Note last = note;
        if (shown.isBefore(last.at())) {
            return last.goneOn(nanos.getAsLong());
        }
        return shown.isAfter(last.leap()) ? take() : shown;
    }

    private synchronized Instant take() {
        long now = nanos.getAsLong();
        Instant shown = clock.instant();
        Instant goneOn = note.goneOn(now);
        boolean putBack = shown.isBefore(goneOn.minus(NOTED_EVERY));
        note = note(putBack ? goneOn : shown, now);
        return note.at();
    }

    private static Note note(Instant at, long nanos) {
        return new Note(at, at.plus(NOTED_EVERY.multipliedBy(2)), nanos);
    }
}
