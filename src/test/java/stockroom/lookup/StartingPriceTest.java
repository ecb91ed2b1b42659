package stockroom.lookup;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import stockroom.catalog.Methods;
import stockroom.lookup.LookupResult.Fetched;
import stockroom.lookup.LookupResult.Hit;
import stockroom.lookup.LookupResult.Reason;

/** Starting prices are kept by product, whatever combination of products is asked for. */
final class StartingPriceTest {

    private static final List<String> FORTY =
            IntStream.range(0, 40).mapToObj(i -> "SS.P" + i).toList();

    private final World world = new World();
    private final World.Replica replica = world.replica();

    @AfterEach
    void nothingIsLeftOnItsWay() {
        assertThat(world.comesToRest()).isTrue();
    }

    private LookupResult answer(String... codes) {
        return replica.answer(Asks.ACME, Asks.startingPrice(codes));
    }

    private static String items(List<String> codes) {
        return FakeUpstream.itemsOf(codes, "1");
    }

    @Test
    void upstreamIsAskedOnlyForWhatIsNotAtHand() {
        answer("A", "B");

        LookupResult answer = answer("A", "B", "C");

        assertThat(world.upstream.askedCodes()).containsExactly(List.of("A", "B"), List.of("C"));
        assertThat(answer)
                .isInstanceOfSatisfying(
                        Fetched.class, fetched -> assertThat(fetched.reason()).isEqualTo(Reason.PARTIAL));
        assertThat(answer("C", "A")).isInstanceOf(Hit.class);
    }

    @Test
    void orderAndRepeatsAreThoseOfTheCaller() {
        world.upstream.answers(call -> FakeUpstream.items(call, "1"));
        answer("A", "B", "C");

        assertThat(Answers.body(answer("C", "A", "C", "B"))).isEqualTo(items(List.of("C", "A", "C", "B")));
    }

    @Test
    void upstreamMayAnswerInAnotherOrder() {
        world.upstream.answers(call -> {
            List<String> reversed = new ArrayList<>(call.call().params().asked(Methods.CODE));
            Collections.reverse(reversed);
            return FakeUpstream.success(items(reversed));
        });

        assertThat(Answers.body(answer("A", "B", "C"))).isEqualTo(items(List.of("A", "B", "C")));
    }

    @Test
    void aProductThatUpstreamLeavesOutIsRememberedAsAbsentForAShortTime() {
        world.upstream.answers(call -> FakeUpstream.success(items(call.call().params().asked(Methods.CODE).stream()
                .filter(code -> !code.equals("XX"))
                .toList())));

        assertThat(Answers.body(answer("A", "XX"))).isEqualTo(items(List.of("A")));
        assertThat(Answers.body(answer("XX", "A"))).isEqualTo(items(List.of("A")));
        assertThat(world.upstream.asked()).isEqualTo(1);
        world.time.advance(Duration.ofSeconds(34));
        answer("A", "XX");
        assertThat(world.upstream.askedCodes()).containsExactly(List.of("A", "XX"), List.of("XX"));
    }

    @Test
    void oneProductThatUpstreamDoesNotKnowIsAnsweredInUpstreamsWords() {
        world.upstream.answers(call -> FakeUpstream.notFound("XX"));

        LookupResult first = answer("XX");

        assertThat(Answers.body(first)).contains("RecordNotFound");
        assertThat(Answers.body(answer("XX"))).isEqualTo(Answers.body(first));
        assertThat(world.upstream.asked()).isEqualTo(1);
    }

    @Test
    void itemsAreUpstreamsOwnBytes() {
        String item = "{ \"price\" : {\"hour\":1.50, \"x\":[\"]}\",{}]},\t\"product\":\"A\",\"n\":\"\\u00e9é😀\" }";
        world.upstream.answers(call -> FakeUpstream.success("{\"more\":[1,{}], \"items\" : [ " + item + " ] }"));

        assertThat(Answers.body(answer("A"))).isEqualTo("{\"items\":[" + item + "]}");
        assertThat(Answers.body(answer("A", "A"))).isEqualTo("{\"items\":[" + item + "," + item + "]}");
    }

    @Test
    void aThousandCombinationsOfFortyProductsCostFortyLookUpsInALifetime() {
        Random random = new Random(40);
        for (int i = 0; i < 1_000; i++) {
            List<String> codes = new ArrayList<>(FORTY);
            Collections.shuffle(codes, random);
            List<String> some = codes.subList(0, 1 + random.nextInt(40));

            LookupResult answer = replica.answer(Asks.ACME, Asks.startingPrice(some));

            assertThat(productsOf(Answers.body(answer))).isEqualTo(some);
            world.time.advance(Duration.ofMillis(100));
        }

        assertThat(world.upstream.askedCodes().stream().mapToInt(List::size).sum())
                .isLessThanOrEqualTo(40);
    }

    @Test
    void aShelfThatIsAskedForTogetherIsRenewedTogether() {
        world.upstream.takes(Duration.ofMillis(100));
        for (int second = 0; second < 1_200; second++) {
            replica.answer(Asks.ACME, Asks.startingPrice(FORTY));
            world.time.advance(Duration.ofSeconds(1));
        }

        assertThat(world.upstream.askedCodes()).containsOnly(FORTY).hasSizeBetween(9, 12);
    }

    @Test
    void whatIsRenewedRidesWithWhatIsMissing() {
        answer("A", "B");
        world.time.advance(Duration.ofMinutes(3));
        world.upstream.takes(Duration.ofMillis(100));

        answer("A", "C");

        assertThat(world.upstream.askedCodes()).containsExactly(List.of("A", "B"), List.of("A", "C"));
    }

    private static List<String> productsOf(String body) {
        return Pattern.compile("\"product\":\"([^\"]*)\"")
                .matcher(body)
                .results()
                .map(match -> match.group(1))
                .toList();
    }

    @Test
    void aSingleCallerDoesNotWaitForOthers() {
        world.upstream.takes(Duration.ofMillis(100));
        CompletableFuture<LookupResult> answer = replica.begin(Asks.ACME, Asks.startingPrice("A"));

        world.time.advance(Duration.ofMillis(100));

        assertThat(answer).isDone();
    }

    @Test
    void singlesThatComeWhileACallIsUnderWayRideTogether() {
        world.upstream.takes(Duration.ofMillis(100));
        List<CompletableFuture<LookupResult>> answers = new ArrayList<>();
        for (String code : FORTY) {
            answers.add(replica.begin(Asks.ACME, Asks.startingPrice(code)));
            world.time.advance(Duration.ofNanos(100_000));
        }

        world.time.advance(Duration.ofMillis(200));

        assertThat(Answers.of(answers)).hasSize(40).allMatch(Fetched.class::isInstance);
        assertThat(world.upstream.askedCodes().getFirst()).containsExactly("SS.P0");
        assertThat(world.upstream.askedCodes()).hasSize(2);
    }

    @Test
    void productsThatAreUnderWayAreJoined() {
        world.upstream.takes(Duration.ofMillis(100));
        CompletableFuture<LookupResult> one = replica.begin(Asks.ACME, Asks.startingPrice("A", "B"));
        CompletableFuture<LookupResult> other = replica.begin(Asks.ACME, Asks.startingPrice("B", "C"));

        world.time.advance(Duration.ofMillis(200));

        assertThat(productsOf(Answers.body(Answers.of(one)))).containsExactly("A", "B");
        assertThat(productsOf(Answers.body(Answers.of(other)))).containsExactly("B", "C");
        assertThat(world.upstream.askedCodes()).containsExactly(List.of("A", "B"), List.of("C"));
    }

    @Test
    void replicasShareOneFetchOfEachProduct() {
        world.upstream.takes(Duration.ofMillis(100));
        List<CompletableFuture<LookupResult>> answers = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            answers.addAll(world.replica().begin(20, Asks.ACME, Asks.startingPrice(FORTY)));
        }

        world.time.advance(Duration.ofSeconds(1));

        assertThat(Answers.of(answers)).hasSize(60);
        assertThat(world.upstream.askedCodes()).containsExactly(FORTY);
    }

    @Test
    void moreProductsThanABatchTakesAreAskedForInSeveral() {
        List<String> codes = IntStream.range(0, 120).mapToObj(i -> "P" + i).toList();

        LookupResult answer = replica.answer(Asks.ACME, Asks.startingPrice(codes));

        assertThat(world.upstream.askedCodes()).extracting(List::size).containsExactly(50, 50, 20);
        assertThat(productsOf(Answers.body(answer))).isEqualTo(codes);
    }

    @Test
    void whatEndsWhileAnotherProductIsWaitedForIsAskedForAgain() {
        answer("A");
        world.time.advance(Duration.ofMinutes(7).minusSeconds(1));
        world.upstream.takes(Duration.ofSeconds(5));

        assertThat(Answers.body(answer("A", "B"))).doesNotContain("\"month\":\"1\"");
    }

    @Test
    void whatElseIsAskedForIsKeptApart() {
        var with =
                Asks.call(Methods.STARTING_PRICE, Asks.object().put("code", "A").put("alsowith", "tax"));
        answer("A");

        assertThat(replica.answer(Asks.ACME, with)).isInstanceOf(Fetched.class);
        assertThat(replica.answer(Asks.ACME, with)).isInstanceOf(Hit.class);
        assertThat(world.upstream.asked()).isEqualTo(2);
    }
}
