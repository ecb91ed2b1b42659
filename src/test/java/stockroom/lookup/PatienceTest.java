package stockroom.lookup;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import stockroom.catalog.Call;
import stockroom.catalog.FailureCause;
import stockroom.catalog.Methods;
import stockroom.lookup.LookupResult.Failed;
import stockroom.lookup.LookupResult.Fetched;
import stockroom.lookup.LookupResult.Hit;
import stockroom.lookup.LookupResult.Stale;

/** A caller who says how long he waits is answered by then, and nobody else is worse off for it. */
final class PatienceTest {

    private static final Duration SHORT = Duration.ofMillis(300);

    private final World world = new World();
    private final World.Replica replica = world.replica();

    @AfterEach
    void nothingIsLeftOnItsWay() {
        assertThat(world.comesToRest()).isTrue();
    }

    @Test
    void whoseTimeIsOverIsToldSoHonestly() {
        world.upstream.takes(Duration.ofSeconds(3));

        CompletableFuture<LookupResult> hasty = hasty(Asks.VPS);
        world.time.advance(SHORT);

        assertThat(hasty.join())
                .isInstanceOfSatisfying(
                        Failed.class, failed -> assertThat(failed.cause()).isEqualTo(FailureCause.TIMED_OUT));
    }

    @Test
    void theFetchThatOthersWaitForGoesOn() {
        world.upstream.takes(Duration.ofSeconds(3));
        CompletableFuture<LookupResult> hasty = hasty(Asks.VPS);
        CompletableFuture<LookupResult> patient = replica.begin(Asks.ACME, Asks.VPS);

        world.time.advance(Duration.ofSeconds(4));

        assertThat(hasty.join()).isInstanceOf(Failed.class);
        assertThat(patient.join()).isInstanceOf(Fetched.class);
        assertThat(world.upstream.asked()).isEqualTo(1);
        assertThat(world.upstream.calls.getFirst().patience())
                .as("a shared call")
                .isEmpty();
        assertThat(replica.answer(Asks.ACME, Asks.VPS)).as("kept all the same").isInstanceOf(Hit.class);
    }

    @Test
    void whatIsKeptForBadTimesIsServedWhenTheTimeIsOver() {
        replica.answer(Asks.ACME, Asks.VPS);
        world.time.advance(Duration.ofMinutes(40));
        world.upstream.takes(Duration.ofSeconds(3));

        CompletableFuture<LookupResult> hasty = hasty(Asks.VPS);
        world.time.advance(SHORT);

        assertThat(hasty.join()).isInstanceOf(Stale.class);
    }

    @Test
    void anImpatientCallerMakesNoKeyRest() {
        replica.answer(Asks.ACME, Asks.VPS);
        world.time.advance(Duration.ofMinutes(40));
        world.upstream.takes(Duration.ofMillis(500));
        CompletableFuture<LookupResult> hasty = hasty(Asks.VPS);
        world.time.advance(SHORT);
        CompletableFuture<LookupResult> patient = replica.begin(Asks.ACME, Asks.VPS);
        world.time.advance(SHORT);

        assertThat(hasty.join()).isInstanceOf(Stale.class);
        assertThat(patient.join()).isInstanceOf(Fetched.class);
    }

    @Test
    void theProductsOfACallAreWaitedForNoLonger() {
        world.upstream.takes(Duration.ofSeconds(3));

        CompletableFuture<LookupResult> hasty = hasty(Asks.startingPrice("SS.VPS", "DS"));
        world.time.advance(SHORT);

        assertThat(hasty.join()).isInstanceOf(Failed.class);
    }

    @Test
    void aPriceIsAskedForWithTheCallersTime() {
        ObjectNode params = Asks.object().put("code", "SS.VPS");

        hasty(Asks.call(Methods.PRICE, params)).join();

        assertThat(world.upstream.calls.getFirst().patience()).contains(SHORT);
    }

    @Test
    void whatIsAtHandIsServedWithoutLookingAtTheTime() {
        replica.answer(Asks.ACME, Asks.VPS);
        Asker neverAsked = new Asker(Asks.ACME, () -> {
            throw new AssertionError("a hit waits for nothing");
        });

        assertThat(replica.lookup.answer(neverAsked, Asks.VPS).await().indefinitely())
                .isInstanceOf(Hit.class);
    }

    private CompletableFuture<LookupResult> hasty(Call call) {
        return replica.lookup
                .answer(new Asker(Asks.ACME, () -> Optional.of(SHORT)), call)
                .subscribeAsCompletionStage();
    }
}
