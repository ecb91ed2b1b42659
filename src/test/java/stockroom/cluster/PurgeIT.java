package stockroom.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import stockroom.testing.GatewayProcess;

/** A purge that one gateway is asked for is honoured by all within a second. */
class PurgeIT {

    @RegisterExtension
    static final Trio TRIO = new Trio();

    private static final Duration HONOURED_WITHIN = Duration.ofSeconds(1);
    private static final Question DETAILS = Question.details("SS.VPS");
    private static final Question PRICE = Question.startingPrice(List.of("SS.VPS", "SS.VM"));
    private static final String SELECTOR = "{\"code\":\"SS.VPS\"}";
    private static final int CALLS_PER_SECOND = 30;

    private final Storefront purger = new Storefront(Trio.PURGER);

    @BeforeEach
    void allGatewaysHoldTheOldPrice() {
        TRIO.upstream().reprice("SS.VPS", "1");
        Cluster.purge(TRIO.gateway(0), "{\"tenant\":\"purger\"}");
        String details = TRIO.upstream().ask(DETAILS).body();
        Answer price = TRIO.upstream().ask(PRICE);
        Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .until(() -> TRIO.gateways().stream()
                        .allMatch(gateway -> held(gateway, DETAILS).body().equals(details)
                                && held(gateway, PRICE).json().equals(price.json())));
    }

    /** Only what memory has; else an answer that nobody expects. */
    private Answer held(GatewayProcess gateway, Question question) {
        Answer answer = purger.ask(gateway, question);
        return answer.cacheStatus().contains("; hit") && answer.cacheStatus().contains("detail=memory")
                ? answer
                : new Answer(0, "{}", "", Duration.ZERO);
    }

    @AfterEach
    void asItWas() {
        TRIO.redis().cli("ACL", "SETUSER", "default", "+subscribe");
        TRIO.cluster().moveClock(Duration.ZERO);
        TRIO.upstream().reprice("SS.VPS", "1");
    }

    @Test
    void theOthersHonourIt() {
        Duration took = purgeAndAwaitNewPrices();

        System.out.printf("purge by message: honoured by all after %d ms%n", took.toMillis());
        assertThat(took).isLessThan(HONOURED_WITHIN);
    }

    /** Nobody can be told: each finds out by its check, every half second, and needs a command to act on it. */
    @Test
    void theOthersHonourItWithoutMessages() {
        TRIO.redis().cli("ACL", "SETUSER", "default", "-subscribe");
        TRIO.redis().cli("CLIENT", "KILL", "TYPE", "pubsub");
        assertThat(TRIO.redis().cli("PUBSUB", "CHANNELS")).doesNotContain("stockroom");

        Duration took = purgeAndAwaitNewPrices();

        System.out.printf("purge without messages: honoured by all after %d ms%n", took.toMillis());
        assertThat(TRIO.redis().cli("PUBSUB", "CHANNELS")).doesNotContain("stockroom");
        assertThat(took).isLessThan(HONOURED_WITHIN);
    }

    @Test
    void aRefreshUnderWayDoesNotBringTheOldPriceBack() {
        String old = purger.ask(TRIO.gateway(1), DETAILS).body();
        beginRefreshThatTakes(Duration.ofSeconds(3), TRIO.gateway(1));

        TRIO.upstream().reprice("SS.VPS", "3");
        String repriced = TRIO.upstream().ask(DETAILS).body();
        Cluster.purge(TRIO.gateway(0), SELECTOR);
        assertThat(callsUnderWay()).as("the refresh that brings the old price").isEqualTo(1);
        List<SteadyLoad.Call> calls = new SteadyLoad(CALLS_PER_SECOND)
                .run(Duration.ofSeconds(5), i -> purger.begin(TRIO.gateway(i), DETAILS));

        assertThat(callsUnderWay()).isZero();
        assertThat(calls).allSatisfy(call -> assertThat(call.answer().status()).isEqualTo(200));
        assertThat(calls.stream().map(call -> call.answer().body()))
                .contains(repriced)
                .isSubsetOf(old, repriced);
        for (int i = 0; i < calls.size(); i++) {
            boolean knows = i % 3 == 0 || i >= CALLS_PER_SECOND * HONOURED_WITHIN.toSeconds();
            assertThat(knows && calls.get(i).answer().body().equals(old))
                    .as("call %d is answered with the old price", i)
                    .isFalse();
        }
        System.out.printf(
                "purge during a refresh of 3 s: slowest answer after %d ms%n",
                calls.stream().mapToLong(call -> call.took().toMillis()).max().orElse(0));
    }

    private void beginRefreshThatTakes(Duration length, GatewayProcess gateway) {
        TRIO.upstream().failOnce("Product/details", "\"kind\":\"slow\",\"millis\":" + length.toMillis());
        TRIO.cluster().moveClock(Duration.ofMinutes(6));
        Awaitility.await().atMost(Duration.ofSeconds(10)).until(() -> {
            purger.ask(gateway, DETAILS);
            return callsUnderWay() > 0;
        });
    }

    private static int callsUnderWay() {
        return TRIO.upstream().counts().path("in_flight").asInt();
    }

    /** Changes the price, purges, and says how long it took until nobody answered with the old one. */
    private Duration purgeAndAwaitNewPrices() {
        TRIO.upstream().reprice("SS.VPS", "3");
        String details = TRIO.upstream().ask(DETAILS).body();
        Answer price = TRIO.upstream().ask(PRICE);
        assertThat(purger.ask(TRIO.gateway(2), DETAILS).body()).isNotEqualTo(details);
        assertThat(purger.ask(TRIO.gateway(2), PRICE).json()).isNotEqualTo(price.json());
        Cluster.purge(TRIO.gateway(0), SELECTOR);
        long purged = System.nanoTime();
        assertThat(purger.ask(TRIO.gateway(0), DETAILS).body()).isEqualTo(details);
        Awaitility.await()
                .atMost(Duration.ofSeconds(10))
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(10))
                .until(() -> TRIO.gateways().stream()
                        .allMatch(gateway -> purger.ask(gateway, DETAILS).body().equals(details)
                                && purger.ask(gateway, PRICE).json().equals(price.json())));
        return Duration.ofNanos(System.nanoTime() - purged);
    }
}
