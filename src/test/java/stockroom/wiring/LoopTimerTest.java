package stockroom.wiring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.Vertx;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class LoopTimerTest {

    private final Vertx vertx = Vertx.vertx();
    private final LoopTimer timer = new LoopTimer();
    private final CompletableFuture<Thread> ran = new CompletableFuture<>();
    private final List<String> order = new CopyOnWriteArrayList<>();
    private final CountDownLatch busy = new CountDownLatch(1);
    private final CountDownLatch sent = new CountDownLatch(1);
    private final CountDownLatch ended = new CountDownLatch(2);

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

    /** An event loop that is busy for longer than a limit: what has come in meanwhile came in time. */
    @Test
    void whatCameInIsReadBeforeALimitEnds() throws Exception {
        try (ServerSocket listening = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            vertx.createNetClient()
                    .connect(
                            listening.getLocalPort(), listening.getInetAddress().getHostAddress())
                    .onSuccess(socket -> socket.handler(read -> receive()));
            try (Socket peer = listening.accept()) {
                peer.getOutputStream().write('q');
                busy.await();
                peer.getOutputStream().write('a');
                sent.countDown();
                assertThat(ended.await(10, TimeUnit.SECONDS)).isTrue();
            }
        }

        assertThat(order).containsExactly("busy", "answer", "limit");
    }

    private void receive() {
        if (!order.isEmpty()) {
            note("answer");
            return;
        }
        order.add("busy");
        Runnable limit = () -> note("limit");
        var _ = timer.schedule(limit, 20, TimeUnit.MILLISECONDS);
        busy.countDown();
        try {
            sent.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(100));
    }

    private void note(String what) {
        order.add(what);
        ended.countDown();
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

        assertThat(scheduled.join().isCancelled()).isTrue();
        assertThatThrownBy(() -> ran.get(300, TimeUnit.MILLISECONDS)).isInstanceOf(TimeoutException.class);
    }

    private void soon() {
        var _ = scheduled();
    }

    private ScheduledFuture<?> scheduled() {
        Runnable work = () -> ran.complete(Thread.currentThread());
        return timer.schedule(work, 100, TimeUnit.MILLISECONDS);
    }
}
