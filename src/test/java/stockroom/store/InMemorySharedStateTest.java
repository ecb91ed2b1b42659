package stockroom.store;

import java.time.Duration;
import java.time.Instant;

final class InMemorySharedStateTest extends SharedStateContract {

    private Instant now = Samples.NOON;
    private final SharedState state = new InMemorySharedState(() -> now);

    @Override
    SharedState state() {
        return state;
    }

    @Override
    void pass(Duration time) {
        now = now.plus(time);
    }
}
