package stockroom.upstream;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import stockroom.testing.VirtualTime;
import stockroom.upstream.UpstreamMetrics.Breaker;

final class RampTest {

    private static final RoomLimits LIMITS =
            new RoomLimits(64, 64, 256, 256, Duration.ofSeconds(2), Duration.ofSeconds(9));

    private final VirtualTime time = VirtualTime.start();
    private final Places places = new Places();
    private final Ramp ramp = new Ramp(new Admission(LIMITS, places), LIMITS, time);

    @Test
    void afterAnOutageTheRoomGrowsInStepsToAllOfIt() {
        ramp.turned(Breaker.OPEN);
        ramp.turned(Breaker.HALF_OPEN);
        ramp.turned(Breaker.CLOSED);
        List<Integer> each = new ArrayList<>(List.of(places.now));
        for (int second = 0; second < 10; second++) {
            time.advance(Duration.ofSeconds(1));
            each.add(places.now);
        }

        assertThat(each).containsExactly(7, 13, 20, 26, 32, 39, 45, 52, 58, 64, 64);
        assertThat(time.waiting()).isZero();
    }

    @Test
    void duringAnOutageThereIsRoomForAFew() {
        ramp.turned(Breaker.OPEN);

        assertThat(places.now).isEqualTo(7);
    }

    @Test
    void anotherOutageBeginsItAnew() {
        ramp.turned(Breaker.CLOSED);
        time.advance(Duration.ofSeconds(5));
        ramp.turned(Breaker.OPEN);
        time.advance(Duration.ofSeconds(5));

        assertThat(places.now).as("the steps of before have ended").isEqualTo(7);
    }

    private static final class Places implements UpstreamMetrics {

        private int now;

        @Override
        public void underWay(int calls, int room) {
            now = room;
        }
    }
}
