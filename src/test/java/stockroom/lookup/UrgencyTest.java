package stockroom.lookup;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import stockroom.catalog.FailureCause;
import stockroom.catalog.Methods;
import stockroom.lookup.LookupResult.Fetched;
import stockroom.store.PurgeSelector;
import stockroom.upstream.UpstreamResult;
import stockroom.upstream.Urgency;

/** Where there is no room upstream, refreshes give way, and nobody who waits pays for having met one. */
final class UrgencyTest {

    private final World world = new World();
    private final World.Replica replica = world.replica();

    @AfterEach
    void nothingIsLeftOnItsWay() {
        assertThat(world.comesToRest()).isTrue();
    }

    private void hasNoRoomForRefreshes() {
        world.upstream.takes(Duration.ofMillis(100));
        world.upstream.answers(call -> call.urgency() == Urgency.REFRESH
                ? new UpstreamResult.Failed(FailureCause.OVERLOADED, Optional.of(Duration.ofSeconds(1)))
                : call.call().method().equals(Methods.STARTING_PRICE)
                        ? FakeUpstream.items(call, "9")
                        : FakeUpstream.success("{}"));
    }

    @Test
    void aMissThatMeetsARefreshWhichGivesWayAsksForItself() {
        replica.answer(Asks.ACME, Asks.VPS);
        world.time.advance(Duration.ofMinutes(8));
        hasNoRoomForRefreshes();
        var _ = replica.begin(Asks.ACME, Asks.VPS);
        replica.purges.purge(PurgeSelector.ALL).await().indefinitely();

        List<CompletableFuture<LookupResult>> answers = replica.begin(100, Asks.ACME, Asks.VPS);
        world.time.advance(Duration.ofMillis(200));

        assertThat(Answers.of(answers)).allMatch(Fetched.class::isInstance);
        assertThat(world.upstream.calls)
                .extracting(call -> call.urgency())
                .containsExactly(Urgency.MISS, Urgency.REFRESH, Urgency.MISS);
    }

    @Test
    void onAnotherReplicaToo() {
        replica.answer(Asks.ACME, Asks.VPS);
        world.time.advance(Duration.ofMinutes(8));
        hasNoRoomForRefreshes();
        var _ = replica.begin(Asks.ACME, Asks.VPS);
        World.Replica other = world.replica();
        other.purges.purge(PurgeSelector.ALL).await().indefinitely();

        CompletableFuture<LookupResult> answer = other.begin(Asks.ACME, Asks.VPS);
        world.time.advance(Duration.ofMillis(300));

        assertThat(Answers.of(answer)).isInstanceOf(Fetched.class);
    }

    @Test
    void aBatchIsAsUrgentAsTheMostUrgentOfItsRiders() {
        replica.answer(Asks.ACME, Asks.startingPrice("OLD"));
        world.time.advance(Duration.ofMinutes(4));
        hasNoRoomForRefreshes();
        var _ = replica.begin(Asks.ACME, Asks.startingPrice("FIRST"));
        var _ = replica.begin(Asks.ACME, Asks.startingPrice("OLD"));
        CompletableFuture<LookupResult> answer = replica.begin(Asks.ACME, Asks.startingPrice("NEW"));

        world.time.advance(Duration.ofMillis(300));

        assertThat(Answers.of(answer)).isInstanceOf(Fetched.class);
        assertThat(world.upstream.askedCodes().getLast()).containsExactly("OLD", "NEW");
        assertThat(world.upstream.calls.getLast().urgency()).isEqualTo(Urgency.MISS);
    }
}
