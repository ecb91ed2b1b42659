package stockroom.lookup;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import stockroom.catalog.Tier;
import stockroom.store.NoSharedState;
import stockroom.testing.FakeSharedState;

/** What replicas share is never a reason for a call to fail, and hardly one to wait. */
final class SharedStateFaultsTest {

    private final World world = new World();

    @AfterEach
    void nothingIsLeftOnItsWay() {
        assertThat(world.comesToRest()).isTrue();
    }

    @Test
    void answersWithoutRedis() {
        World.Replica replica = world.replicaWithoutRedis(new NoSharedState());

        assertThat(Answers.body(replica.answer(Asks.ACME, Asks.VPS))).isEqualTo("{\"n\":1}");
        assertThat(replica.answer(Asks.ACME, Asks.VPS)).isInstanceOf(LookupResult.Hit.class);
        assertThat(world.upstream.asked()).isEqualTo(1);
    }

    @Test
    void answersWhileRedisFails() {
        World.Replica replica = world.replica();
        world.shared.failing(true);

        List<CompletableFuture<LookupResult>> answers = replica.begin(100, Asks.ACME, Asks.VPS);

        assertThat(Answers.bodies(answers)).hasSize(100);
        assertThat(replica.answer(Asks.ACME, Asks.VPS)).isInstanceOf(LookupResult.Hit.class);
        assertThat(world.upstream.asked()).isLessThanOrEqualTo(100);
    }

    @Test
    void answersWhileRedisHangs() {
        World.Replica replica = world.replica(new HangingState(world.time, Duration.ofMillis(50)));
        world.upstream.takes(Duration.ofMillis(100));

        List<CompletableFuture<LookupResult>> answers = replica.begin(100, Asks.ACME, Asks.VPS);
        world.time.advance(Duration.ofMillis(400));

        assertThat(Answers.bodies(answers)).hasSize(100).containsOnly("{\"n\":1}");
        assertThat(world.upstream.asked()).isEqualTo(1);
    }

    @Test
    void goesOnAloneWhereRedisGoesAwayDuringTheFetch() {
        FakeSharedState.Link link = world.shared.link();
        World.Replica replica = world.replica(link);
        world.upstream.takes(Duration.ofMillis(300));
        CompletableFuture<LookupResult> answer = replica.begin(Asks.ACME, Asks.VPS);

        link.cut(true);
        world.time.advance(Duration.ofMillis(300));

        assertThat(Answers.body(Answers.of(answer))).isEqualTo("{\"n\":1}");
    }

    @Test
    void whoWaitsForAnotherReplicaAsksItselfWhenRedisGoesAway() {
        FakeSharedState.Link link = world.shared.link();
        World.Replica first = world.replica();
        World.Replica second = world.replica(link);
        world.upstream.takes(Duration.ofSeconds(2));
        CompletableFuture<LookupResult> one = first.begin(Asks.ACME, Asks.VPS);
        CompletableFuture<LookupResult> other = second.begin(Asks.ACME, Asks.VPS);

        link.cut(true);
        world.time.advance(Duration.ofSeconds(3));

        assertThat(Answers.of(List.of(one, other))).hasSize(2);
        assertThat(world.upstream.asked()).isEqualTo(2);
    }

    @Test
    void aNoteOfAFailureThatIsNonsenseIsNone() {
        String digest = Asks.key(Asks.ACME, "SS.VPS").digest();
        Duration ten = Duration.ofSeconds(10);
        world.shared
                .put("lease:" + digest, new byte[] {1}, Duration.ofSeconds(2))
                .await()
                .indefinitely();
        world.shared.put("failed:" + digest, new byte[] {9, 9, 9}, ten).await().indefinitely();
        CompletableFuture<LookupResult> answer = world.replica().begin(Asks.ACME, Asks.VPS);

        world.time.advance(Duration.ofMillis(2_500));

        assertThat(Answers.body(Answers.of(answer))).isEqualTo("{\"n\":1}");
    }

    @Test
    void whatAnotherReplicaKeptIsFoundInRedis() {
        world.replica().answer(Asks.ACME, Asks.VPS);

        LookupResult answer = world.replica().answer(Asks.ACME, Asks.VPS);

        assertThat(answer)
                .isInstanceOfSatisfying(
                        LookupResult.Hit.class, hit -> assertThat(hit.tier()).isEqualTo(Tier.REDIS));
        assertThat(world.upstream.asked()).isEqualTo(1);
    }
}
