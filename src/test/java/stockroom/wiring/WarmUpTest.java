package stockroom.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import stockroom.testing.FakeSharedState;
import stockroom.testing.VirtualTime;

final class WarmUpTest {

    private static final int COMMANDS_A_ROUND = 9;
    private static final int ROUNDS = 5;

    private final VirtualTime time = VirtualTime.start();
    private final FakeSharedState shared = new FakeSharedState(time);

    @Test
    void usesEachCommandThatAMissNeedsSeveralTimes() {
        new WarmUp(shared, "warm-up:1").run();

        assertThat(shared.commands()).isEqualTo(ROUNDS * COMMANDS_A_ROUND);
    }

    @Test
    void leavesNothingThatStays() {
        new WarmUp(shared, "warm-up:1").run();
        time.advance(Duration.ofSeconds(6));

        assertThat(shared.keys()).isEmpty();
    }

    @Test
    void isOverWhereRedisDoesNotAnswer() {
        shared.failing(true);

        new WarmUp(shared, "warm-up:1", Duration.ofMillis(200)).run();

        assertThat(shared.commands()).isPositive();
    }
}
