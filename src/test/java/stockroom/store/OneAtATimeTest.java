package stockroom.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

final class OneAtATimeTest {

    private final List<UniEmitter<? super Void>> runs = new ArrayList<>();
    private final OneAtATime once = new OneAtATime(() -> Uni.createFrom().emitter(runs::add));
    private final AtomicInteger done = new AtomicInteger();

    private void count(Uni<Void> run) {
        run.subscribe().with(ok -> done.incrementAndGet());
    }

    @Test
    void whoJoinsSharesTheRun() {
        count(once.joinOrRun());
        count(once.joinOrRun());

        runs.getFirst().complete(null);

        assertThat(runs).hasSize(1);
        assertThat(done).hasValue(2);
    }

    @Test
    void whoAsksForALaterRunGetsOneThatBeginsLater() {
        count(once.runFromNow());
        count(once.runFromNow());
        count(once.runFromNow());
        assertThat(runs).hasSize(1);

        runs.getFirst().complete(null);
        assertThat(done).hasValue(1);
        assertThat(runs).hasSize(2);

        runs.getLast().complete(null);
        assertThat(done).hasValue(3);
    }

    @Test
    void aFailedRunEndsLikeAnother() {
        count(once.joinOrRun());

        runs.getFirst().fail(new SharedStateException("away"));
        count(once.joinOrRun());

        assertThat(done).hasValue(1);
        assertThat(runs).hasSize(2);
    }

    @Test
    void whoLeavesDoesNotEndTheRunOfOthers() {
        once.joinOrRun().subscribe().with(ok -> {}).cancel();
        count(once.joinOrRun());

        runs.getFirst().complete(null);

        assertThat(runs).hasSize(1);
        assertThat(done).hasValue(1);
    }
}
