package stockroom.lookup;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import stockroom.catalog.FailureCause;
import stockroom.lookup.LookupResult.Sharing;

/** One call to upstream for all who miss the same thing together, in a process and over replicas. */
final class OneFetchTest {

    private final World world = new World();

    @AfterEach
    void nothingIsLeftOnItsWay() {
        assertThat(world.comesToRest()).isTrue();
        assertThat(world.shared.keys()).noneMatch(key -> key.startsWith("lease:"));
    }

    private void pass(Duration time) {
        world.time.advance(time);
    }

    @Test
    void upstreamIsAskedOnceForAThousandCallers() {
        world.upstream.takes(Duration.ofMillis(300));
        World.Replica replica = world.replica();

        List<CompletableFuture<LookupResult>> answers = replica.begin(1_000, Asks.ACME, Asks.VPS);
        pass(Duration.ofMillis(300));

        assertThat(Answers.bodies(answers)).hasSize(1_000).containsOnly("{\"n\":1}");
        assertThat(Answers.of(answers).stream()
                        .filter(answer -> ((LookupResult.Fetched) answer).sharing() == Sharing.ALONE))
                .hasSize(1);
        assertThat(world.upstream.asked()).isEqualTo(1);
    }

    @Test
    void upstreamIsAskedOnceForThreeReplicas() {
        world.upstream.takes(Duration.ofMillis(300));
        List<CompletableFuture<LookupResult>> answers = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            answers.addAll(world.replica().begin(300, Asks.ACME, Asks.VPS));
        }

        pass(Duration.ofMillis(300));

        assertThat(Answers.bodies(answers)).hasSize(900).containsOnly("{\"n\":1}");
        assertThat(world.upstream.asked()).isEqualTo(1);
    }

    @Test
    void whatLandsBetweenAReplicasLookAndItsClaimIsNotFetchedAgain() {
        world.upstream.takes(Duration.ofMillis(300));
        World.Replica late = world.replica(new LateClaims(world.shared.link(), world.time, Duration.ofMillis(500)));
        CompletableFuture<LookupResult> one = world.replica().begin(Asks.ACME, Asks.VPS);
        CompletableFuture<LookupResult> other = late.begin(Asks.ACME, Asks.VPS);

        pass(Duration.ofMillis(600));

        assertThat(Answers.bodies(List.of(one, other))).containsOnly("{\"n\":1}");
        assertThat(world.upstream.asked()).isEqualTo(1);
    }

    @Test
    void replicasFindOutWithoutMessages() {
        world.shared.silent(true);
        world.upstream.takes(Duration.ofMillis(300));
        World.Replica first = world.replica();
        World.Replica second = world.replica();
        CompletableFuture<LookupResult> one = first.begin(Asks.ACME, Asks.VPS);
        CompletableFuture<LookupResult> other = second.begin(Asks.ACME, Asks.VPS);

        pass(Duration.ofMillis(600));

        assertThat(Answers.bodies(List.of(one, other))).containsOnly("{\"n\":1}");
        assertThat(world.upstream.asked()).isEqualTo(1);
    }

    @Test
    void aFlightGoesOnWithoutTheCallerWhoBeganIt() {
        world.upstream.takes(Duration.ofMillis(300));
        World.Replica replica = world.replica();
        var first = replica.lookup.answer(Asks.ACME, Asks.VPS).subscribe().with(answer -> {
            throw new AssertionError("was cancelled");
        });
        CompletableFuture<LookupResult> second = replica.begin(Asks.ACME, Asks.VPS);

        first.cancel();
        pass(Duration.ofMillis(300));

        assertThat(Answers.body(Answers.of(second))).isEqualTo("{\"n\":1}");
        assertThat(world.upstream.asked()).isEqualTo(1);
        assertThat(replica.store.peek(Asks.key(Asks.ACME, "SS.VPS"))).isPresent();
    }

    @Test
    void aFailedFlightAnswersAllOnceWithNoHerd() {
        world.upstream.takes(Duration.ofMillis(300));
        world.upstream.fails(FailureCause.TIMED_OUT);
        World.Replica replica = world.replica();

        List<CompletableFuture<LookupResult>> answers = replica.begin(1_000, Asks.ACME, Asks.VPS);
        pass(Duration.ofMillis(300));

        assertThat(Answers.of(answers))
                .allSatisfy(answer -> assertThat(answer)
                        .isInstanceOfSatisfying(
                                LookupResult.Failed.class,
                                failed -> assertThat(failed.cause()).isEqualTo(FailureCause.TIMED_OUT)));
        assertThat(world.upstream.asked()).isEqualTo(1);
    }

    @Test
    void aFailedFlightAnswersOtherReplicasToo() {
        world.upstream.takes(Duration.ofMillis(300));
        world.upstream.fails(FailureCause.TIMED_OUT);
        List<CompletableFuture<LookupResult>> answers = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            answers.addAll(world.replica().begin(100, Asks.ACME, Asks.VPS));
        }

        pass(Duration.ofSeconds(1));

        assertThat(Answers.of(answers))
                .hasSize(300)
                .allMatch(answer ->
                        answer instanceof LookupResult.Failed failed && failed.cause() == FailureCause.TIMED_OUT);
        assertThat(world.upstream.asked()).isEqualTo(1);
    }

    @Test
    void upstreamsOwnErrorAnswersOtherReplicasWithItsBytes() {
        world.upstream.takes(Duration.ofMillis(300));
        world.upstream.answers(call -> FakeUpstream.refused("no such alias"));
        CompletableFuture<LookupResult> one = world.replica().begin(Asks.ACME, Asks.VPS);
        CompletableFuture<LookupResult> other = world.replica().begin(Asks.ACME, Asks.VPS);

        pass(Duration.ofSeconds(1));

        assertThat(Answers.body(Answers.of(one))).contains("no such alias");
        assertThat(Answers.body(Answers.of(other))).isEqualTo(Answers.body(Answers.of(one)));
        assertThat(world.upstream.asked()).isEqualTo(1);
    }

    @Test
    void whoComesAfterAFailureAsksAgain() {
        world.upstream.fails(FailureCause.UNREACHABLE);
        World.Replica replica = world.replica();
        replica.answer(Asks.ACME, Asks.VPS);
        world.upstream.isWell();

        assertThat(Answers.body(replica.answer(Asks.ACME, Asks.VPS))).isEqualTo("{\"n\":2}");
    }

    @Test
    void aReplicaThatDiesWithTheLeaseHoldsTheOthersUpNoLongerThanTheLease() {
        world.replica();
        world.shared
                .put("lease:" + Asks.key(Asks.ACME, "SS.VPS").digest(), new byte[] {1}, Duration.ofSeconds(5))
                .await()
                .indefinitely();
        CompletableFuture<LookupResult> answer = world.replica().begin(Asks.ACME, Asks.VPS);

        pass(Duration.ofMillis(4_900));
        assertThat(answer).isNotDone();
        pass(Duration.ofMillis(400));

        assertThat(Answers.body(Answers.of(answer))).isEqualTo("{\"n\":1}");
    }

    @Test
    void aLeaseThatIsRenewedForEverIsWaitedForOnlySoLong() {
        world.shared
                .put("lease:" + Asks.key(Asks.ACME, "SS.VPS").digest(), new byte[] {1}, Duration.ofSeconds(30))
                .await()
                .indefinitely();
        CompletableFuture<LookupResult> answer = world.replica().begin(Asks.ACME, Asks.VPS);

        pass(Duration.ofSeconds(11));
        assertThat(answer).isNotDone();
        pass(Duration.ofMillis(1_300));

        assertThat(Answers.body(Answers.of(answer))).isEqualTo("{\"n\":1}");
    }

    @Test
    void aLeaseOutlivesAFetchThatTakesLongerThanIt() {
        world.upstream.takes(Duration.ofSeconds(9));
        CompletableFuture<LookupResult> one = world.replica().begin(Asks.ACME, Asks.VPS);
        CompletableFuture<LookupResult> other = world.replica().begin(Asks.ACME, Asks.VPS);

        pass(Duration.ofSeconds(9));

        assertThat(Answers.bodies(List.of(one, other))).containsOnly("{\"n\":1}");
        assertThat(world.upstream.asked()).isEqualTo(1);
    }

    @Test
    void anUpstreamThatThrowsEndsTheFlightAndTheLease() {
        world.upstream.answers(call -> {
            throw new IllegalStateException("a bug");
        });
        World.Replica replica = world.replica();

        CompletableFuture<LookupResult> answer = replica.begin(Asks.ACME, Asks.VPS);

        assertThat(answer).isCompletedExceptionally();
        assertThat(world.shared.keys()).isEmpty();
    }
}
