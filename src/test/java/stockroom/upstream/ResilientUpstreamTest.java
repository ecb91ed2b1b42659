package stockroom.upstream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.helpers.test.UniAssertSubscriber;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
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
            Duration.ofMillis(100),
            Duration.ZERO,
            0.1,
            new BreakerLimits(0.5, 4, Duration.ofSeconds(5), 1));

    private final VirtualTime time = VirtualTime.start();
    private final FakeUpstream upstream = new FakeUpstream();
    private final Watched metrics = new Watched();
    private final AuthorizedUpstream resilient = resilient(upstream);

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
            AuthorizedUpstream guarded = resilient(faulty);

            assertThat(settled(guarded.send(Samples.call(), attempt()))).isSameAs(fault);
        }
        assertThat(metrics.retried).isZero();
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
                        Duration.ZERO, Duration.ofMillis(1), Duration.ZERO, 0, BreakerLimits.DEFAULTS))
                .withMessageContaining("stockroom.upstream.timeout");
    }

    private void sendAfterPause() {
        time.advance(Duration.ofSeconds(6));
        send("Product/details");
    }

    private UpstreamResult sent(String method) {
        return settled(resilient.send(Samples.call(method), attempt()));
    }

    private UpstreamResult settled(Uni<UpstreamResult> call) {
        UniAssertSubscriber<UpstreamResult> asked = call.subscribe().withSubscriber(UniAssertSubscriber.create());
        time.advance(Duration.ofMillis(200));
        return asked.assertCompleted().getItem();
    }

    private UniAssertSubscriber<UpstreamResult> send(String method) {
        UniAssertSubscriber<UpstreamResult> asked = resilient
                .send(Samples.call(method), attempt())
                .subscribe()
                .withSubscriber(UniAssertSubscriber.create());
        time.runDue();
        return asked;
    }

    private AuthorizedUpstream.Attempt attempt() {
        return new AuthorizedUpstream.Attempt(
                Samples.token("t"),
                Deadline.in(LIMITS.timeout(), () -> time.instant().toEpochMilli() * 1_000_000));
    }

    private AuthorizedUpstream resilient(AuthorizedUpstream next) {
        Admission admission = new Admission(RoomLimits.DEFAULTS, UpstreamMetrics.NONE);
        return new ResilientUpstream(
                next,
                LIMITS,
                new Ramp(admission, RoomLimits.DEFAULTS, time),
                new Surroundings(time, () -> 0L, time, new Random(1), metrics));
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
