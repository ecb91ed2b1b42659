package stockroom.lookup;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import stockroom.catalog.FailureCause;
import stockroom.catalog.Methods;
import stockroom.lookup.LookupResult.Failed;
import stockroom.lookup.LookupResult.Fetched;
import stockroom.lookup.LookupResult.Hit;
import stockroom.lookup.LookupResult.Stale;

/** Batches of products that upstream does not answer item by item. */
final class RefusedBatchTest {

    private final World world = new World();
    private final World.Replica replica = world.replica();

    @AfterEach
    void nothingIsLeftOnItsWay() {
        assertThat(world.comesToRest()).isTrue();
    }

    /** Upstream takes a batch as a whole and knows no XX. */
    private void refusesXx() {
        world.upstream.answers(call -> call.call().params().asked(Methods.CODE).contains("XX")
                ? FakeUpstream.refused("XX")
                : FakeUpstream.items(call, "1"));
    }

    private LookupResult answer(String... codes) {
        return replica.answer(Asks.ACME, Asks.startingPrice(codes));
    }

    @Test
    void aBatchThatWasJustTheCallIsNotAskedForAgain() {
        refusesXx();

        assertThat(Answers.body(answer("A", "XX"))).contains("LW::Exception::Input");
        assertThat(world.upstream.asked()).isEqualTo(1);
    }

    @Test
    void aCallOfWhichAPartWasAtHandIsForwardedAsAsked() {
        refusesXx();
        answer("A");

        assertThat(Answers.body(answer("A", "XX"))).contains("LW::Exception::Input");
        assertThat(world.upstream.askedCodes()).containsExactly(List.of("A"), List.of("XX"), List.of("A", "XX"));
    }

    @Test
    void everyCallerOfTheSameProductsGetsTheOneRefusal() {
        refusesXx();
        world.upstream.takes(Duration.ofMillis(100));

        List<CompletableFuture<LookupResult>> answers =
                new ArrayList<>(replica.begin(500, Asks.ACME, Asks.startingPrice("A", "XX")));
        answers.addAll(replica.begin(500, Asks.ACME, Asks.startingPrice("XX", "A", "XX")));
        world.time.advance(Duration.ofMillis(200));

        assertThat(Answers.bodies(answers)).hasSize(1_000).allMatch(body -> body.contains("LW::Exception::Input"));
        assertThat(world.upstream.asked()).isEqualTo(1);
    }

    @Test
    void everyReplicaGetsTheOneRefusal() {
        refusesXx();
        world.upstream.takes(Duration.ofMillis(100));
        List<CompletableFuture<LookupResult>> answers = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            answers.addAll(world.replica().begin(50, Asks.ACME, Asks.startingPrice("A", "XX")));
        }

        world.time.advance(Duration.ofSeconds(1));

        assertThat(Answers.bodies(answers)).hasSize(150).allMatch(body -> body.contains("LW::Exception::Input"));
        assertThat(world.upstream.asked()).isEqualTo(1);
    }

    @Test
    void whoRodeWithARefusedProductIsAnsweredByHimself() {
        refusesXx();
        world.upstream.takes(Duration.ofMillis(100));
        var _ = replica.begin(Asks.ACME, Asks.startingPrice("FIRST"));
        CompletableFuture<LookupResult> bad = replica.begin(Asks.ACME, Asks.startingPrice("XX"));
        List<CompletableFuture<LookupResult>> good = replica.begin(100, Asks.ACME, Asks.startingPrice("A"));

        world.time.advance(Duration.ofMillis(400));

        assertThat(Answers.body(Answers.of(bad))).contains("LW::Exception::Input");
        assertThat(Answers.bodies(good)).containsOnly(FakeUpstream.itemsOf(List.of("A"), "1"));
        assertThat(world.upstream.askedCodes())
                .containsExactly(List.of("FIRST"), List.of("XX", "A"), List.of("XX"), List.of("A"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"items\":[{\"product\":\"a\"}]}",
                "{\"items\":[{\"product\":\"A\"},{\"product\":\"A\"}]}",
                "{\"items\":[{\"code\":\"A\"}]}",
                "{\"items\":[{\"product\":7}]}",
                "{\"items\":[7]}",
                "{\"items\":{\"A\":{}}}",
                "{\"items\":null}",
                "{\"price\":{\"month\":\"5\"}}",
                "{}"
            })
    void aReplyInAnotherFormIsPassedOnAndNotKept(String reply) {
        world.upstream.answers(call -> FakeUpstream.success(reply));

        assertThat(Answers.body(answer("A"))).isEqualTo(reply);
        assertThat(world.upstream.asked()).isEqualTo(1);
        assertThat(replica.memory.entries()).isZero();
    }

    @Test
    void whatIsNoListOfCodesIsPassedOnAsItCame() {
        ObjectNode odd = Asks.object();
        odd.putArray("code").add("A").addNull();

        replica.answer(Asks.ACME, Asks.call(Methods.STARTING_PRICE, odd));
        replica.answer(Asks.ACME, Asks.call(Methods.STARTING_PRICE, Asks.object()));

        assertThat(world.upstream.calls)
                .extracting(call -> call.call().params().json())
                .containsExactly("{\"code\":[\"A\",null]}", "{}");
        assertThat(replica.memory.entries()).isZero();
    }

    @Test
    void oneFailedPieceFailsTheCall() {
        answer("A");
        world.upstream.fails(FailureCause.TIMED_OUT);

        assertThat(answer("A", "B")).isInstanceOf(Failed.class);
        assertThat(answer("A")).isInstanceOf(Hit.class);
    }

    @Test
    void aFaultOfUpstreamsIsPassedOnWithoutAskingAgain() {
        world.upstream.answers(call -> FakeUpstream.fault());

        assertThat(answer("A", "B"))
                .isInstanceOfSatisfying(
                        Fetched.class,
                        fetched -> assertThat(fetched.reply().status()).isEqualTo(503));
        assertThat(world.upstream.asked()).isEqualTo(1);
    }

    @Test
    void onePieceThatIsStaleMakesTheAnswerStale() {
        answer("A");
        world.time.advance(Duration.ofMinutes(30));
        answer("B");
        world.upstream.fails(FailureCause.UNREACHABLE);

        assertThat(answer("A", "B"))
                .isInstanceOfSatisfying(
                        Stale.class, stale -> assertThat(stale.aging().age()).isEqualTo(Duration.ofMinutes(30)));
    }
}
