package stockroom.upstream;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.helpers.test.UniAssertSubscriber;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import stockroom.catalog.FailureCause;
import stockroom.tenant.Tenant;
import stockroom.testing.FakeSharedState;
import stockroom.testing.VirtualFaultTolerance;
import stockroom.testing.VirtualTime;
import stockroom.token.TokenResult;
import stockroom.token.TokenSource;
import stockroom.token.UpstreamToken;
import stockroom.upstream.UpstreamLimits.BreakerLimits;
import stockroom.upstream.UpstreamResult.Failed;

/** The chain as it is put together: whatever a call goes through, it ends with its one deadline. */
final class OneDeadlineTest {

    private static final UpstreamResult GOOD = Samples.reply(200, "{}");
    private static final UpstreamResult UNAUTHORIZED = Samples.reply(401, "Authorization required");
    private static final UpstreamResult BUSY = Samples.reply(503, "busy");
    private static final UpstreamResult TIMED_OUT = Failed.of(FailureCause.TIMED_OUT);
    private static final UpstreamLimits LIMITS = new UpstreamLimits(
            Duration.ofSeconds(10),
            Duration.ofMillis(100),
            Duration.ZERO,
            1,
            new BreakerLimits(0.5, 4, Duration.ofSeconds(5), 1));

    private final VirtualTime time = VirtualTime.start();
    private final FakeUpstream wire = new FakeUpstream();
    private final SlowTokens tokens = new SlowTokens();
    private final Heard metrics = new Heard();
    private final Surroundings around =
            new Surroundings(time, () -> time.instant().toEpochMilli() * 1_000_000, time, new Random(3), metrics);
    private final Pauses pauses = new Pauses(
            new FakeSharedState(time), new PauseLimits(Duration.ofSeconds(4), Duration.ofMinutes(1)), around);
    private final Upstream upstream = chain(new RoomLimits(1, 1, 1, 1, Duration.ofMinutes(1), Duration.ofSeconds(10)));

    @BeforeEach
    void followTime() {
        VirtualFaultTolerance.follow(time);
    }

    private Upstream chain(RoomLimits room) {
        Admission admission = new Admission(room, metrics);
        AuthorizedUpstream tried = new ResilientUpstream(wire, LIMITS, new Ramp(admission, room, time), around);
        AuthorizedUpstream admitted =
                new AdmittingUpstream(PausingUpstream.atTheDoor(tried, pauses), admission, around);
        return new DeadlineUpstream(
                new PausingUpstream(new AuthorizingUpstream(tokens, admitted), pauses), LIMITS.timeout(), around);
    }

    @Test
    void theReplayAfterARefusedTokenHasWhatIsLeft() {
        wire.then(after(9, UNAUTHORIZED)).then(Uni.createFrom().nothing());

        UniAssertSubscriber<UpstreamResult> asked = send(Optional.empty());
        time.advance(Duration.ofMillis(9_999));
        asked.assertNotTerminated();
        time.advance(Duration.ofMillis(1));

        assertThat(asked.assertCompleted().getItem()).isEqualTo(TIMED_OUT);
        assertThat(wire.tokens).containsExactly("token-1", "token-2");
    }

    @Test
    void theLoginCounts() {
        tokens.takes = Duration.ofSeconds(8);
        wire.then(after(3, GOOD));

        UniAssertSubscriber<UpstreamResult> asked = send(Optional.empty());
        time.advance(Duration.ofSeconds(10));

        assertThat(asked.assertCompleted().getItem()).isEqualTo(TIMED_OUT);
    }

    @Test
    void theWaitForRoomCountsAndWhoGivesUpIsNotSent() {
        wire.then(after(9, GOOD)).then(GOOD);
        send(Optional.empty());
        time.advance(Duration.ofSeconds(1));

        UniAssertSubscriber<UpstreamResult> hasty = send(Optional.of(Duration.ofSeconds(2)));
        time.advance(Duration.ofSeconds(2));
        assertThat(hasty.assertCompleted().getItem()).isEqualTo(TIMED_OUT);
        time.advance(Duration.ofSeconds(20));

        assertThat(wire.tokens).as("the call that went through").hasSize(1);
        assertThat(metrics.waiting).isZero();
    }

    @Test
    void whoFindsNoRoomForTooLongIsToldSoAndNotSent() {
        Upstream brisk = chain(new RoomLimits(1, 1, 1, 1, Duration.ofSeconds(2), Duration.ofSeconds(10)));
        wire.then(after(9, GOOD));
        UniAssertSubscriber<UpstreamResult> underWay = send(brisk, Optional.empty());

        UniAssertSubscriber<UpstreamResult> waiting = send(brisk, Optional.empty());
        time.advance(Duration.ofMillis(1_999));
        waiting.assertNotTerminated();
        time.advance(Duration.ofMillis(1));

        assertThat(waiting.assertCompleted().getItem())
                .isEqualTo(new Failed(FailureCause.OVERLOADED, Optional.of(Duration.ofSeconds(1))));
        time.advance(Duration.ofSeconds(7));
        assertThat(underWay.assertCompleted().getItem()).isEqualTo(GOOD);
        assertThat(wire.tokens).hasSize(1);
        assertThat(metrics.waiting).isZero();
    }

    @Test
    void theCallersOwnTimeBoundsTheCallAndSaysNothingOfUpstream() {
        wire.then(Uni.createFrom().nothing());
        for (int i = 0; i < 8; i++) {
            UniAssertSubscriber<UpstreamResult> hasty = send(Optional.of(Duration.ofSeconds(1)));
            time.advance(Duration.ofSeconds(1));
            assertThat(hasty.assertCompleted().getItem()).isEqualTo(TIMED_OUT);
        }

        assertThat(metrics.breakerTurned).as("a hasty caller opens no breaker").isZero();
        assertThat(metrics.underWay).as("its places are free again").isZero();
    }

    @Test
    void aLongerTimeOfTheCallersDoesNotProlongTheCall() {
        wire.then(Uni.createFrom().nothing());

        UniAssertSubscriber<UpstreamResult> patient = send(Optional.of(Duration.ofMinutes(5)));
        time.advance(Duration.ofSeconds(10));

        assertThat(patient.assertCompleted().getItem()).isEqualTo(TIMED_OUT);
    }

    @Test
    void aRetryThatCouldNotEndInTimeIsNotBegun() {
        wire.then(after(6, BUSY)).then(GOOD);

        UniAssertSubscriber<UpstreamResult> asked = send(Optional.empty());
        time.advance(Duration.ofSeconds(6));

        assertThat(asked.assertCompleted().getItem()).isSameAs(BUSY);
        assertThat(wire.tokens).hasSize(1);
    }

    @Test
    void aRateLimitIsNeverRetried() {
        for (UpstreamResult limited : List.of(
                Samples.reply(429, "slow down"),
                Samples.reply(503, "{\"error_class\":\"LW::Exception::API::RateLimit\"}"),
                Samples.reply(200, "{\"error_class\":\"LW::Exception::API::RateLimit\"}"))) {
            FakeUpstream limiting = new FakeUpstream().then(limited).then(GOOD);
            AuthorizedUpstream resilient = new ResilientUpstream(
                    limiting,
                    LIMITS,
                    new Ramp(new Admission(RoomLimits.DEFAULTS, metrics), RoomLimits.DEFAULTS, time),
                    around);

            UniAssertSubscriber<UpstreamResult> asked = resilient
                    .send(
                            Samples.call(),
                            new AuthorizedUpstream.Attempt(
                                    Samples.token("t"), Deadline.in(LIMITS.timeout(), around.nanos())))
                    .subscribe()
                    .withSubscriber(UniAssertSubscriber.create());
            time.advance(Duration.ofSeconds(1));

            assertThat(asked.assertCompleted().getItem()).isSameAs(limited);
            assertThat(limiting.tokens).hasSize(1);
        }
    }

    @Test
    void callsThatWaitedForRoomAreNotSentIntoAPause() {
        wire.then(after(1, GOOD));
        send(Optional.empty());
        UniAssertSubscriber<UpstreamResult> waiting = send(Optional.empty());
        pauses.begin(Samples.call().tenant(), Optional.of(Duration.ofSeconds(30)));
        time.advance(Duration.ofSeconds(2));

        assertThat(waiting.assertCompleted().getItem())
                .isEqualTo(new Failed(FailureCause.RATE_LIMITED, Optional.of(Duration.ofSeconds(29))));
        assertThat(wire.tokens).hasSize(1);
        assertThat(tokens.asked).isEqualTo(2);
    }

    @Test
    void inAPauseNobodyLogsInEither() {
        pauses.begin(Samples.call().tenant(), Optional.of(Duration.ofSeconds(30)));

        send(Optional.empty()).assertCompleted();

        assertThat(tokens.asked).isZero();
    }

    @Test
    void whatFindsNoRoomIsToldAtOnceWhenToComeBack() {
        wire.then(after(9, GOOD));
        send(Optional.empty());
        send(Optional.empty());

        assertThat(send(Optional.empty()).assertCompleted().getItem())
                .isEqualTo(new Failed(FailureCause.OVERLOADED, Optional.of(Duration.ofSeconds(1))));
    }

    private UniAssertSubscriber<UpstreamResult> send(Optional<Duration> patience) {
        return send(upstream, patience);
    }

    private UniAssertSubscriber<UpstreamResult> send(Upstream through, Optional<Duration> patience) {
        UpstreamCall sample = Samples.call();
        UniAssertSubscriber<UpstreamResult> asked = through.send(
                        new UpstreamCall(sample.tenant(), sample.call(), Urgency.PRICE, patience))
                .subscribe()
                .withSubscriber(UniAssertSubscriber.create());
        time.runDue();
        return asked;
    }

    private Uni<UpstreamResult> after(int seconds, UpstreamResult result) {
        return Uni.createFrom().item(result).onItem().delayIt().onExecutor(time).by(Duration.ofSeconds(seconds));
    }

    /** Grants tokens, after a while if told so. */
    private final class SlowTokens implements TokenSource {

        private final Deque<String> refused = new ArrayDeque<>();
        private Duration takes = Duration.ZERO;
        private int asked;

        @Override
        public Uni<TokenResult> token(Tenant tenant) {
            asked++;
            Uni<TokenResult> granted = Uni.createFrom()
                    .item(() -> new TokenResult.Granted(Samples.token("token-" + (refused.size() + 1))));
            return takes.isZero()
                    ? granted
                    : granted.onItem().delayIt().onExecutor(time).by(takes);
        }

        @Override
        public void refused(Tenant tenant, UpstreamToken token) {
            refused.add(token.value().reveal());
        }
    }

    private static final class Heard implements UpstreamMetrics {

        private int waiting;
        private int underWay;
        private int breakerTurned;

        @Override
        public void waiting(Urgency urgency, int calls) {
            waiting = urgency == Urgency.PRICE ? calls : waiting;
        }

        @Override
        public void underWay(int calls, int room) {
            underWay = calls;
        }

        @Override
        public void breaker(Breaker state) {
            breakerTurned++;
        }
    }
}
