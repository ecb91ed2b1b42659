package stockroom.upstream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.junit.QuarkusTest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import stockroom.catalog.FailureCause;
import stockroom.tenant.Secret;

/** Replies that have grown large are read one at a time here; an application must run, for the REST client. */
@QuarkusTest
final class LargeRepliesTest {

    private static final int LARGE = 4 * LargeReplies.BYTES;
    private static final Duration TIMEOUT = Duration.ofSeconds(4);

    private final RawServer server = new RawServer();
    private final CountDownLatch ended = new CountDownLatch(1);
    private final AtomicInteger stopped = new AtomicInteger();
    private final Wire wire = Wire.open(
            new WireSettings(server.url(), TIMEOUT, Duration.ofSeconds(1), Duration.ofSeconds(30), 16, 2 * LARGE, 1));

    @AfterEach
    void close() {
        ended.countDown();
        wire.close();
        server.close();
    }

    @Test
    void allOfManyArriveWhole() {
        server.answers(200, "", "x".repeat(LARGE));

        List<CompletableFuture<WireResult>> replies =
                IntStream.range(0, 12).mapToObj(number -> send()).toList();

        for (CompletableFuture<WireResult> reply : replies) {
            assertThat(reply.join())
                    .isInstanceOfSatisfying(
                            WireResult.Whole.class,
                            whole -> assertThat(whole.body()).hasSize(LARGE));
        }
    }

    @Test
    void oneThatDoesNotEndHoldsUpLargeOnesForAsLongAsItMayTakeAndSmallOnesNotAtAll() {
        stopAfter(2 * LargeReplies.BYTES);
        CompletableFuture<WireResult> endless = send();
        await().until(() -> stopped.get() == 1);

        server.answers(200, "", "small");
        assertThat(send().join()).isInstanceOf(WireResult.Whole.class);
        assertThat(endless).isNotDone();

        server.answers(200, "", "x".repeat(LARGE));
        assertThat(endless.join()).isEqualTo(new WireResult.Broken(FailureCause.TIMED_OUT));
        assertThat(send().join()).isInstanceOf(WireResult.Whole.class);
    }

    @Test
    void whoGivesUpWaitingTakesNobodysTurn() {
        stopAfter(2 * LargeReplies.BYTES);
        List<CompletableFuture<WireResult>> endless =
                IntStream.range(0, 6).mapToObj(number -> send()).toList();

        for (CompletableFuture<WireResult> reply : endless) {
            assertThat(reply.join()).isEqualTo(new WireResult.Broken(FailureCause.TIMED_OUT));
        }
        server.answers(200, "", "x".repeat(LARGE));
        assertThat(send().join()).isInstanceOf(WireResult.Whole.class);
    }

    /** Each reply declares more than it sends. */
    private void stopAfter(int bytes) {
        server.answers(out -> {
            out.write(("HTTP/1.1 200 X\r\nContent-Length: " + LARGE + "\r\n\r\n" + "x".repeat(bytes))
                    .getBytes(StandardCharsets.US_ASCII));
            stopped.incrementAndGet();
            try {
                ended.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
    }

    private CompletableFuture<WireResult> send() {
        return wire.post("v1/Product/details", new Wire.BasicLogin("acme-api", Secret.of("a-token")), "{}")
                .subscribeAsCompletionStage();
    }
}
