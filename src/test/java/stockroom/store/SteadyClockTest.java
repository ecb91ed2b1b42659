package stockroom.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import stockroom.testing.VirtualTime;

final class SteadyClockTest {

    private static final Duration HOUR = Duration.ofHours(1);

    private final VirtualTime time = VirtualTime.start();
    private final Instant start = time.instant();
    private Duration wrong = Duration.ZERO;
    private final SteadyClock clock = new SteadyClock(
            () -> time.instant().plus(wrong),
            () -> Duration.between(start, time.instant()).toNanos());

    SteadyClockTest() {
        clock.follow(time);
    }

    private void passes(Duration by) {
        time.advance(by);
    }

    private Duration shown() {
        return Duration.between(start, clock.instant());
    }

    @Test
    void showsTheTimeOfDay() {
        passes(HOUR.plusMillis(1_500));

        assertThat(shown()).isEqualTo(HOUR.plusMillis(1_500));
    }

    @Test
    void goesOnWhereTheMachinesClockIsPutBack() {
        passes(Duration.ofMillis(90_300));
        wrong = HOUR.negated();

        passes(Duration.ofMillis(400));
        assertThat(shown()).isEqualTo(Duration.ofMillis(90_700));

        passes(HOUR.multipliedBy(2));
        assertThat(shown()).isEqualTo(HOUR.multipliedBy(2).plusMillis(90_700));
    }

    @Test
    void followsTheMachinesClockAhead() {
        passes(Duration.ofMillis(300));

        wrong = HOUR;

        assertThat(shown()).isEqualTo(HOUR.plusMillis(300));
    }

    @Test
    void isNotPutBackByAClockThatWasAheadForAMoment() {
        passes(Duration.ofMillis(300));
        wrong = HOUR;
        clock.instant();

        wrong = Duration.ZERO;

        assertThat(shown()).isEqualTo(HOUR.plusMillis(300));
    }

    @Test
    void takesTheTimeOfDayAgainWhenItHasCaughtUp() {
        passes(Duration.ofSeconds(10));
        wrong = HOUR.negated();
        passes(Duration.ofSeconds(10));

        wrong = Duration.ofSeconds(3);

        assertThat(shown()).isEqualTo(Duration.ofSeconds(23));
    }
}
