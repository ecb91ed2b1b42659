package stockroom.vitals;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.jboss.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import stockroom.catalog.FailureCause;
import stockroom.testing.LogLines;
import stockroom.testing.VirtualTime;

final class RepeatedLogTest {

    private static final String NAME = RepeatedLogTest.class.getName();

    private final VirtualTime time = VirtualTime.start();
    private final LogLines lines = LogLines.of(NAME);
    private final RepeatedLog log = new RepeatedLog("Upstream", time, Logger.getLogger(NAME));

    @AfterEach
    void leave() {
        lines.close();
    }

    private void fail(int times) {
        for (int i = 0; i < times; i++) {
            log.failed(FailureCause.TIMED_OUT);
        }
    }

    @Test
    void tellsOfTheFirstFailureAlone() {
        fail(1_000);

        assertThat(lines.told()).containsExactly("WARN Upstream fails reason=timed_out");
    }

    @Test
    void countsEachMinuteWhatFailedMeanwhile() {
        fail(10);
        time.advance(Duration.ofMinutes(1));
        fail(5);
        time.advance(Duration.ofSeconds(59));
        fail(5);

        assertThat(lines.told()).hasSize(2);
        assertThat(lines.told().getLast()).startsWith("WARN Upstream still fails reason=timed_out failures=11 since=");
    }

    @Test
    void tellsWhenItIsOver() {
        fail(3);
        time.advance(Duration.ofSeconds(10));
        log.worked();
        log.worked();

        assertThat(lines.told()).hasSize(2);
        assertThat(lines.told().getLast()).startsWith("INFO Upstream works again failures=3 since=");
    }

    @Test
    void whatFailsNowAndThenIsOneTrouble() {
        for (int second = 0; second < 30; second++) {
            fail(1);
            log.worked();
            time.advance(Duration.ofSeconds(1));
        }

        assertThat(lines.told()).hasSize(1);
    }

    @Test
    void saysNothingWhereNothingFailed() {
        log.worked();

        assertThat(lines.told()).isEmpty();
    }
}
