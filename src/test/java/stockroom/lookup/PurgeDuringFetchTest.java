package stockroom.lookup;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import stockroom.catalog.Methods;
import stockroom.store.PurgeSelector;

/** What a purge has removed does not come back with what was under way. */
final class PurgeDuringFetchTest {

    private static final PurgeSelector VPS =
            new PurgeSelector(Optional.empty(), Optional.empty(), Optional.of("SS.VPS"));

    private final World world = new World();
    private final World.Replica here = world.replica();
    private final World.Replica there = world.replica();

    @AfterEach
    void nothingIsLeftOnItsWay() {
        assertThat(world.comesToRest()).isTrue();
    }

    private static void purge(World.Replica replica, PurgeSelector selector) {
        replica.purges.purge(selector).await().indefinitely();
    }

    @Test
    void aFetchThatAPurgeOvertakesIsKeptNowhere() {
        world.upstream.takes(Duration.ofSeconds(1));
        CompletableFuture<LookupResult> answer = here.begin(Asks.ACME, Asks.VPS);

        purge(here, VPS);
        world.time.advance(Duration.ofSeconds(1));

        assertThat(Answers.body(Answers.of(answer))).isEqualTo("{\"n\":1}");
        assertThat(Answers.body(here.answer(Asks.ACME, Asks.VPS))).isEqualTo("{\"n\":2}");
        assertThat(Answers.body(there.answer(Asks.ACME, Asks.VPS))).isEqualTo("{\"n\":2}");
    }

    @Test
    void whoComesAfterThePurgeIsNotGivenWhatWasAskedForBefore() {
        world.upstream.takes(Duration.ofSeconds(1));
        var _ = here.begin(Asks.ACME, Asks.VPS);
        world.time.advance(Duration.ofMillis(500));

        purge(here, VPS);
        List<CompletableFuture<LookupResult>> after = here.begin(100, Asks.ACME, Asks.VPS);
        world.time.advance(Duration.ofSeconds(2));

        assertThat(Answers.bodies(after)).containsOnly("{\"n\":2}");
        assertThat(world.upstream.asked()).isEqualTo(2);
    }

    @Test
    void aRefreshUnderWayDoesNotBringThePurgedValueBack() {
        here.answer(Asks.ACME, Asks.VPS);
        world.time.advance(Duration.ofMinutes(8));
        world.upstream.takes(Duration.ofSeconds(1));
        here.answer(Asks.ACME, Asks.VPS);

        purge(there, PurgeSelector.ALL);
        world.time.advance(Duration.ofSeconds(1));

        assertThat(Answers.body(here.answer(Asks.ACME, Asks.VPS))).isEqualTo("{\"n\":3}");
        assertThat(Answers.body(there.answer(Asks.ACME, Asks.VPS))).isEqualTo("{\"n\":3}");
    }

    @Test
    void anotherReplicaThatWaitsIsNotGivenWhatWasAskedForBefore() {
        world.upstream.takes(Duration.ofSeconds(1));
        var _ = here.begin(Asks.ACME, Asks.VPS);
        CompletableFuture<LookupResult> waiting = there.begin(Asks.ACME, Asks.VPS);

        purge(there, PurgeSelector.ALL);
        world.time.advance(Duration.ofSeconds(3));

        assertThat(Answers.body(Answers.of(waiting))).isEqualTo("{\"n\":2}");
    }

    @Test
    void aPurgeOfOneProductLeavesTheOthers() {
        here.answer(Asks.ACME, Asks.startingPrice("SS.VPS", "DS"));

        purge(there, VPS);
        LookupResult answer = here.answer(Asks.ACME, Asks.startingPrice("SS.VPS", "DS"));

        assertThat(world.upstream.askedCodes()).containsExactly(List.of("SS.VPS", "DS"), List.of("SS.VPS"));
        assertThat(Answers.body(answer)).contains("\"month\":\"2\"").contains("\"month\":\"1\"");
    }

    @Test
    void aPurgeOfAnyProductRemovesAPageOfTheList() {
        var page = Asks.call(Methods.LIST, Asks.object().put("code", "DS"));
        here.answer(Asks.ACME, page);

        purge(here, VPS);
        here.answer(Asks.ACME, page);

        assertThat(world.upstream.asked()).isEqualTo(2);
    }

    @Test
    void aPurgeOfAnyProductRemovesWhatIsNamedByAnAliasToo() {
        var byAlias = Asks.call(Methods.DETAILS, Asks.object().put("code", "DS").put("alias", "vps"));
        here.answer(Asks.ACME, byAlias);

        purge(here, VPS);
        here.answer(Asks.ACME, byAlias);

        assertThat(world.upstream.asked()).isEqualTo(2);
    }
}
