package stockroom.lookup;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import stockroom.catalog.FailureCause;
import stockroom.lookup.LookupResult.Failed;
import stockroom.lookup.LookupResult.Fetched;
import stockroom.lookup.LookupResult.Hit;
import stockroom.lookup.LookupResult.Stale;
import stockroom.store.PurgeSelector;
import stockroom.upstream.Urgency;

/** Details are fresh for 5 min, stale for 10 more while they are refreshed, and for 24 h where upstream fails. */
final class StaleTest {

    private static final Duration STALE = Duration.ofMinutes(8);
    private static final Duration LAST_RESORT = Duration.ofMinutes(40);
    private static final Duration LIMIT = Duration.ofMinutes(5).plus(Duration.ofHours(24));

    private final World world = new World();
    private final World.Replica replica = world.replica();

    @AfterEach
    void nothingIsLeftOnItsWay() {
        assertThat(world.comesToRest()).isTrue();
    }

    private void kept(Duration ago) {
        replica.answer(Asks.ACME, Asks.VPS);
        world.time.advance(ago);
    }

    private LookupResult answer() {
        return replica.answer(Asks.ACME, Asks.VPS);
    }

    @Test
    void whatIsFreshIsServedWithoutAskingAnyone() {
        kept(Duration.ofMinutes(4));
        int commands = world.shared.commands();
        world.upstream.fails(FailureCause.UNREACHABLE);

        assertThat(replica.lookup.underWay()).isZero();
        assertThat(answer()).isInstanceOf(Hit.class);
        assertThat(world.upstream.asked()).isEqualTo(1);
        assertThat(world.shared.commands()).isEqualTo(commands);
    }

    @Test
    void whatIsStaleIsServedAtOnceAndRefreshedOnce() {
        kept(STALE);
        world.upstream.takes(Duration.ofSeconds(2));

        List<CompletableFuture<LookupResult>> answers = replica.begin(1_000, Asks.ACME, Asks.VPS);

        assertThat(Answers.of(answers))
                .allSatisfy(answer -> assertThat(answer)
                        .isInstanceOfSatisfying(
                                Hit.class, hit -> assertThat(hit.aging().left()).isNegative()));
        world.time.advance(Duration.ofSeconds(2));
        assertThat(world.upstream.asked()).isEqualTo(2);
        assertThat(world.upstream.calls.getLast().urgency()).isEqualTo(Urgency.REFRESH);
        assertThat(Answers.body(answer())).isEqualTo("{\"n\":2}");
    }

    @Test
    void oneReplicaRefreshesForAll() {
        World.Replica other = world.replica();
        kept(Duration.ZERO);
        other.answer(Asks.ACME, Asks.VPS);
        world.time.advance(STALE);

        answer();
        other.answer(Asks.ACME, Asks.VPS);

        assertThat(world.upstream.asked()).isEqualTo(2);
        assertThat(Answers.body(other.answer(Asks.ACME, Asks.VPS))).isEqualTo("{\"n\":2}");
        assertThat(world.upstream.asked()).isEqualTo(2);
    }

    @Test
    void aReplicaLeavesARefreshToTheOneThatIsAtIt() {
        World.Replica other = world.replica();
        kept(Duration.ZERO);
        other.answer(Asks.ACME, Asks.VPS);
        world.time.advance(STALE);
        world.upstream.takes(Duration.ofSeconds(2));

        answer();
        assertThat(other.answer(Asks.ACME, Asks.VPS)).isInstanceOf(Hit.class);
        world.time.advance(Duration.ofSeconds(8));

        assertThat(world.upstream.asked()).isEqualTo(2);
        other.answer(Asks.ACME, Asks.VPS);
        assertThat(Answers.body(other.answer(Asks.ACME, Asks.VPS))).isEqualTo("{\"n\":2}");
        assertThat(world.upstream.asked()).isEqualTo(2);
    }

    @Test
    void afterARefreshThatFailedUpstreamIsLeftAloneForAMoment() {
        kept(STALE);
        world.upstream.fails(FailureCause.UNREACHABLE);

        for (int i = 0; i < 49; i++) {
            assertThat(answer()).isInstanceOf(Hit.class);
            world.time.advance(Duration.ofMillis(100));
        }

        assertThat(world.upstream.asked()).isEqualTo(2);
        world.time.advance(Duration.ofMillis(200));
        answer();
        assertThat(world.upstream.asked()).isEqualTo(3);
    }

    @ParameterizedTest
    @EnumSource(value = FailureCause.class, mode = EnumSource.Mode.EXCLUDE, names = "LOGIN_REFUSED")
    void whatIsOldIsServedWhereUpstreamFails(FailureCause cause) {
        kept(LAST_RESORT);
        world.upstream.fails(cause);

        assertThat(answer()).isInstanceOfSatisfying(Stale.class, stale -> {
            assertThat(Answers.body(stale)).isEqualTo("{\"n\":1}");
            assertThat(stale.aging().age()).isEqualTo(LAST_RESORT);
        });
    }

    @Test
    void whatIsOldIsServedWhereUpstreamAnswersWithAFault() {
        kept(LAST_RESORT);
        world.upstream.answers(call -> FakeUpstream.fault());

        assertThat(answer()).isInstanceOf(Stale.class);
    }

    @Test
    void whatIsOldIsServedWhereUpstreamIsSlow() {
        kept(LAST_RESORT);
        world.upstream.takes(Duration.ofSeconds(9));

        CompletableFuture<LookupResult> answer = replica.begin(Asks.ACME, Asks.VPS);
        world.time.advance(Duration.ofMillis(999));
        assertThat(answer).isNotDone();
        world.time.advance(Duration.ofMillis(1));

        assertThat(Answers.of(answer)).isInstanceOf(Stale.class);
        world.time.advance(Duration.ofSeconds(9));
        assertThat(Answers.body(answer())).isEqualTo("{\"n\":2}");
    }

    @Test
    void whatIsOldIsNotServedWhereUpstreamAnswersInTime() {
        kept(LAST_RESORT);
        world.upstream.takes(Duration.ofMillis(900));

        assertThat(answer())
                .isInstanceOfSatisfying(
                        Fetched.class, fetched -> assertThat(fetched.reason()).isEqualTo(LookupResult.Reason.STALE));
    }

    @Test
    void aFailingUpstreamIsNotAskedOnceForEveryCaller() {
        kept(LAST_RESORT);
        world.upstream.fails(FailureCause.UNREACHABLE);

        for (int i = 0; i < 40; i++) {
            assertThat(answer()).isInstanceOf(Stale.class);
            world.time.advance(Duration.ofMillis(100));
        }

        assertThat(world.upstream.asked()).isEqualTo(2);
    }

    @Test
    void staleIsServedUntilTheLimitAndNotASecondLonger() {
        kept(LIMIT.minusSeconds(1));
        world.upstream.fails(FailureCause.UNREACHABLE);
        assertThat(answer()).isInstanceOf(Stale.class);

        world.time.advance(Duration.ofSeconds(1));

        assertThat(answer()).isInstanceOf(Failed.class);
    }

    @Test
    void whatEndsWhileUpstreamIsWaitedForIsNotServed() {
        kept(LIMIT.minusMillis(400));
        world.upstream.takes(Duration.ofSeconds(3));
        CompletableFuture<LookupResult> answer = replica.begin(Asks.ACME, Asks.VPS);

        world.time.advance(Duration.ofSeconds(2));
        assertThat(answer).isNotDone();
        world.time.advance(Duration.ofSeconds(1));

        assertThat(Answers.body(Answers.of(answer))).isEqualTo("{\"n\":2}");
    }

    @Test
    void whatIsPurgedWhileUpstreamIsWaitedForIsNotServed() {
        kept(LAST_RESORT);
        world.upstream.takes(Duration.ofMillis(900));
        world.upstream.fails(FailureCause.TIMED_OUT);
        CompletableFuture<LookupResult> answer = replica.begin(Asks.ACME, Asks.VPS);

        replica.purges.purge(PurgeSelector.ALL).await().indefinitely();
        world.time.advance(Duration.ofSeconds(2));

        assertThat(Answers.of(answer)).isInstanceOf(Failed.class);
    }

    @Test
    void whoseLoginIsRefusedIsServedNothingStale() {
        kept(LAST_RESORT);
        world.upstream.fails(FailureCause.LOGIN_REFUSED);

        assertThat(answer()).isInstanceOf(Failed.class);
        assertThat(answer()).isInstanceOf(Failed.class);
    }

    @Test
    void aRefreshThatMetARefusedLoginLetsNothingStaleBeServed() {
        kept(Duration.ofMinutes(15).minusSeconds(2));
        world.upstream.fails(FailureCause.LOGIN_REFUSED);
        answer();

        world.time.advance(Duration.ofSeconds(3));

        assertThat(answer()).isInstanceOf(Failed.class);
    }
}
