package stockroom.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Vertx;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class LoopTimerTest {

    private final Vertx vertx = Vertx.vertx();
    private final LoopTimer timer = new LoopTimer();
    private final CompletableFuture<Thread> ran = new CompletableFuture<>();

    @AfterEach
    void close() {
        timer.shutdownNow();
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    @Test
    void whatAnEventLoopSchedulesItRunsItself() {
        CompletableFuture<Thread> loop = new CompletableFuture<>();

        vertx.runOnContext(go -> {
            loop.complete(Thread.currentThread());
            soon();
        });

        assertThat(ran.orTimeout(10, TimeUnit.SECONDS).join()).isSameAs(loop.join());
        assertThat(timer.getTaskCount()).isZero();
    }

    @Test
    void whatAnEventLoopDoesAtARateItDoesItself() {
        CompletableFuture<Thread> loop = new CompletableFuture<>();

        vertx.runOnContext(go -> {
            loop.complete(Thread.currentThread());
            var _ = timer.scheduleAtFixedRate(
                    () -> ran.complete(Thread.currentThread()), 20, 20, TimeUnit.MILLISECONDS);
        });

        assertThat(ran.orTimeout(10, TimeUnit.SECONDS).join()).isSameAs(loop.join());
    }

    @Test
    void whatBlockingWorkSchedulesRunsElsewhere() {
        vertx.executeBlocking(() -> {
            soon();
            return true;
        });

        assertThat(ran.orTimeout(10, TimeUnit.SECONDS).join().getName()).startsWith("stockroom-timer-");
    }

    @Test
    void whatAnyOtherThreadSchedulesRunsOnATimersThread() {
        soon();

        assertThat(ran.orTimeout(10, TimeUnit.SECONDS).join().getName()).startsWith("stockroom-timer-");
    }

    @Test
    void whatIsCancelledDoesNotRun() throws Exception {
        CompletableFuture<ScheduledFuture<?>> scheduled = new CompletableFuture<>();
        vertx.runOnContext(go -> scheduled.complete(scheduled()));

        assertThat(scheduled.get(10, TimeUnit.SECONDS).cancel(false)).isTrue();

        assertThat(ran).isNotDone();
        assertThat(scheduled.join().isCancelled()).isTrue();
    }

    private void soon() {
        var _ = scheduled();
    }

    private ScheduledFuture<?> scheduled() {
        Runnable work = () -> ran.complete(Thread.currentThread());
        return timer.schedule(work, 100, TimeUnit.MILLISECONDS);
    }
}
