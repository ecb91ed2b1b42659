package stockroom.upstream;

import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** A limit that makes no sense is refused by the name of its setting. */
final class RoomLimitsTest {

    private static final Duration RAMP = Duration.ofSeconds(10);

    @Test
    void roomIsAtLeastOne() {
        names("concurrent", () -> new RoomLimits(0, 1, 1, 1, RAMP, RAMP));
        names("concurrent-per-tenant", () -> new RoomLimits(1, 0, 1, 1, RAMP, RAMP));
        names("queue", () -> new RoomLimits(1, 1, -1, 1, RAMP, RAMP));
        names("queue-per-tenant", () -> new RoomLimits(1, 1, 1, 0, RAMP, RAMP));
        names("ramp", () -> new RoomLimits(1, 1, 1, 1, RAMP, Duration.ZERO));
        names("queue-wait", () -> new RoomLimits(1, 1, 1, 1, Duration.ZERO, RAMP));
    }

    @Test
    void pausesEnd() {
        names("rate-limit.pause", () -> new PauseLimits(Duration.ZERO, RAMP));
        names("rate-limit.pause-max", () -> new PauseLimits(RAMP, Duration.ofSeconds(1)));
    }

    private static void names(String setting, ThrowingCallable making) {
        assertThatIllegalArgumentException()
                .isThrownBy(making)
                .withMessageStartingWith("stockroom.upstream." + setting + " must");
    }
}
