package stockroom.upstream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.helpers.test.UniAssertSubscriber;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import stockroom.catalog.FailureCause;
import stockroom.catalog.MethodName;
import stockroom.testing.VirtualFaultTolerance;
import stockroom.testing.VirtualTime;
import stockroom.upstream.UpstreamLimits.BreakerLimits;
import stockroom.upstream.UpstreamMetrics.Breaker;
import stockroom.upstream.UpstreamResult.Failed;

final class ResilientUpstreamTest {

    private static final UpstreamResult GOOD = Samples.reply(200, "{}");
    private static final UpstreamResult BUSY = Samples.reply(503, "busy");
    private static final UpstreamLimits LIMITS = new UpstreamLimits(
            Duration.ofSeconds(10),
            2,
            1,
            Duration.ofMillis(100),
            Duration.ZERO,
            0.1,
            new BreakerLimits(0.5, 4, Duration.ofSeconds(5), 1));

    private final VirtualTime time = VirtualTime.start();
    private final FakeUpstream upstream = new FakeUpstream();
    private final Watched metrics = new Watched();
    private final AuthorizedUpstream resilient = new ResilientUpstream(upstream, LIMITS, metrics);

    @BeforeEach
    void followTime() {
        VirtualFaultTolerance.follow(time);
    }

    @Test
    void passesAGoodReply() {
        upstream.then(GOOD);

        assertThat(sent("Product/details")).isSameAs(GOOD);
    }

    @Test
    void triesAReadAgainAfterABriefPause() {
        upstream.then(BUSY).then(GOOD);

        UniAssertSubscriber<UpstreamResult> asked = send("Product/price");
        asked.assertNotTerminated();
        time.advance(Duration.ofMillis(100));

        assertThat(asked.assertCompleted().getItem()).isSameAs(GOOD);
        assertThat(metrics.retried).isEqualTo(1);
    }

    @Test
    void triesABrokenConnectionAgain() {
        upstream.then(Failed.of(FailureCause.UNREACHABLE)).then(GOOD);

        assertThat(sent("Utilities/Info/ping")).isSameAs(GOOD);
    }

    @Test
    void triesOnlyOnceMoreAndShowsTheLastResult() {
        upstream.then(Failed.of(FailureCause.UNREACHABLE)).then(BUSY).then(GOOD);

        assertThat(sent("Product/list")).isSameAs(BUSY);
        assertThat(upstream.tokens).hasSize(2);
    }

    @Test
    void neverRepeatsWhatMayChangeSomething() {
        upstream.then(BUSY).then(GOOD);

        assertThat(sent("Account/Auth/token")).isSameAs(BUSY);
        assertThat(upstream.tokens).hasSize(1);
    }

    @Test
    void doesNotRepeatOtherFaults() {
        for (UpstreamResult fault : List.of(Samples.reply(500, "{}"), Failed.of(FailureCause.UNREADABLE))) {
            FakeUpstream faulty = new FakeUpstream().then(fault).then(GOOD);
            AuthorizedUpstream guarded = new ResilientUpstream(faulty, LIMITS, metrics);

            assertThat(settled(guarded.send(Samples.call(), Samples.token("t"))))
                    .isSameAs(fault);
        }
        assertThat(metrics.retried).isZero();
    }

    @Test
    void aCallEndsWithItsTimeLimitHoweverItsTriesGo() {
        upstream.then(after(Duration.ofSeconds(9), BUSY)).then(after(Duration.ofSeconds(9), GOOD));

        UniAssertSubscriber<UpstreamResult> asked = send("Product/details");
        time.advance(Duration.ofMillis(9_999));
        asked.assertNotTerminated();
        time.advance(Duration.ofMillis(1));

        assertThat(asked.assertCompleted().getItem()).isEqualTo(Failed.of(FailureCause.TIMED_OUT));
    }

    @Test
    void callsBeyondTheQueueAreTurnedAwayAtOnce() {
        upstream.then(after(Duration.ofSeconds(1), GOOD));
        List<UniAssertSubscriber<UpstreamResult>> asked =
                IntStream.range(0, 4).mapToObj(i -> send("Product/details")).toList();

        UpstreamResult turnedAway = asked.getLast().assertCompleted().getItem();
        time.advance(Duration.ofSeconds(2));

        assertThat(turnedAway).isEqualTo(new Failed(FailureCause.OVERLOADED, Optional.of(Duration.ofSeconds(1))));
        assertThat(asked.subList(0, 3))
                .allSatisfy(call -> assertThat(call.getItem()).isSameAs(GOOD));
    }

    @Test
    void aCallWhoseTimeRanOutInTheQueueIsNotSent() {
        Uni<UpstreamResult> slow = after(Duration.ofSeconds(9), BUSY);
        upstream.then(slow).then(slow).then(Uni.createFrom().nothing());
        send("Product/details");
        send("Product/details");
        UniAssertSubscriber<UpstreamResult> queued = send("Product/details");

        time.advance(Duration.ofSeconds(30));

        assertThat(queued.assertCompleted().getItem()).isEqualTo(Failed.of(FailureCause.TIMED_OUT));
        assertThat(upstream.tokens)
                .as("two tries of each of the first two calls")
                .hasSize(4);
    }

    @Test
    void leavesAFailingUpstreamAloneAndComesBack() {
        upstream.then(Failed.of(FailureCause.UNREADABLE));
        IntStream.range(0, 4).forEach(i -> sent("Product/details"));
        int asked = upstream.tokens.size();

        UpstreamResult prevented = sent("Product/details");
        upstream.then(GOOD);
        sendAfterPause();
        sendAfterPause();

        assertThat(prevented).isEqualTo(new Failed(FailureCause.BREAKER_OPEN, Optional.of(Duration.ofSeconds(5))));
        assertThat(asked).isEqualTo(4);
        assertThat(metrics.breaker)
                .containsExactly(Breaker.OPEN, Breaker.HALF_OPEN, Breaker.OPEN, Breaker.HALF_OPEN, Breaker.CLOSED);
    }

    @Test
    void slownessOpensTheBreaker() {
        upstream.then(Uni.createFrom().nothing());
        for (int i = 0; i < 4; i++) {
            send("Product/details");
            time.advance(Duration.ofSeconds(11));
        }

        assertThat(metrics.breaker).first().isEqualTo(Breaker.OPEN);
    }

    @Test
    void errorsOfTheCallersOwnDoNotOpenTheBreaker() {
        upstream.then(Samples.reply(404, "{}"));
        IntStream.range(0, 20).forEach(i -> sent("Product/details"));
        assertThat(metrics.breaker).isEmpty();
    }

    @Test
    void retriesKeepToTheirBudget() {
        RetryBudget budget = new RetryBudget(0.1);
        IntStream.range(0, 100).forEach(i -> budget.earn());

        long first = IntStream.range(0, 50).filter(i -> budget.spend()).count();
        IntStream.range(0, 25).forEach(i -> budget.earn());
        long second = IntStream.range(0, 50).filter(i -> budget.spend()).count();

        assertThat(first).isEqualTo(10);
        assertThat(second).isEqualTo(2);
        assertThat(new RetryBudget(0).spend()).isFalse();
    }

    @Test
    void limitsNameTheSettingThatIsWrong() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new BreakerLimits(0, 4, Duration.ofSeconds(5), 1))
                .withMessageContaining("stockroom.upstream.breaker.failure-ratio");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new UpstreamLimits(
                        Duration.ZERO, 1, 1, Duration.ofMillis(1), Duration.ZERO, 0, BreakerLimits.DEFAULTS))
                .withMessageContaining("stockroom.upstream.timeout");
    }

    private void sendAfterPause() {
        time.advance(Duration.ofSeconds(6));
        send("Product/details");
    }

    private UpstreamResult sent(String method) {
        return settled(resilient.send(Samples.call(method), Samples.token("t")));
    }

    private UpstreamResult settled(Uni<UpstreamResult> call) {
        UniAssertSubscriber<UpstreamResult> asked = call.subscribe().withSubscriber(UniAssertSubscriber.create());
        time.advance(Duration.ofMillis(200));
        return asked.assertCompleted().getItem();
    }

    private UniAssertSubscriber<UpstreamResult> send(String method) {
        UniAssertSubscriber<UpstreamResult> asked = resilient
                .send(Samples.call(method), Samples.token("t"))
                .subscribe()
                .withSubscriber(UniAssertSubscriber.create());
        time.runDue();
        return asked;
    }

    private Uni<UpstreamResult> after(Duration delay, UpstreamResult result) {
        return Uni.createFrom().item(result).onItem().delayIt().onExecutor(time).by(delay);
    }

    private static final class Watched implements UpstreamMetrics {

        private final List<Breaker> breaker = new ArrayList<>();
        private int retried;

        @Override
        public void retried(MethodName method) {
            retried++;
        }

        @Override
        public void breaker(Breaker state) {
            breaker.add(state);
        }
    }
}
