package stockroom.surface;

import jakarta.enterprise.inject.Alternative;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** The machine's clock, set ahead: it goes on ticking and never goes back. */
@Alternative
@Singleton
public class MovableClock implements InstantSource {

    private final Clock machine = Clock.systemUTC();
    private volatile Duration ahead = Duration.ZERO;

    @Override
    public Instant instant() {
        return machine.instant().plus(ahead);
    }

    synchronized void advance(Duration by) {
        ahead = ahead.plus(by);
    }

    Duration ahead() {
        return ahead;
    }
}
