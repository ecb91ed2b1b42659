package stockroom.upstream;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import stockroom.testing.LogLines;

final class ClockWatchTest {

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    private final LogLines lines = LogLines.of(ClockWatch.class.getName());
    private final ClockWatch watch = new ClockWatch();

    @AfterEach
    void stop() {
        lines.close();
    }

    @Test
    void saysNothingOfSecondsOnTheWay() {
        watch.compare(NOON, NOON.plusSeconds(10));
        watch.compare(NOON, NOON.minusSeconds(10));

        assertThat(lines.told()).isEmpty();
    }

    @Test
    void saysOnceThatClocksDifferAndOnceThatTheyAgreeAgain() {
        watch.compare(NOON, NOON.plusSeconds(3_600));
        watch.compare(NOON, NOON.plusSeconds(3_601));
        watch.compare(NOON, NOON.plusSeconds(1));
        watch.compare(NOON, NOON);

        assertThat(lines.told())
                .containsExactly(
                        "WARN This machine's clock is not upstream's; passcodes may be refused ahead=PT1H",
                        "INFO This machine's clock is upstream's again ahead=PT1S");
    }
}
