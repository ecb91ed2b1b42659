package stockroom.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import stockroom.cluster.Shop.Account;
import stockroom.testing.RedisProcess;

/** Two gateways with little room before an upstream: a flood, a rate limit, and the way back after an outage. */
class OverloadIT {

    private static final Shop FLOODING = Shop.of("flooding", Account.DEMO);
    private static final Shop QUIET = Shop.of("quiet", Account.OTHER);
    private static final int PLACES = 10;
    private static final int PLACES_OF_ONE = 6;

    private static SandboxUpstream upstream;
    private static RedisProcess redis;
    private static Cluster cluster;

    private final Storefront flooding = new Storefront(FLOODING);
    private final Storefront quiet = new Storefront(QUIET);

    @BeforeAll
    static void start() {
        upstream = SandboxUpstream.start(Duration.ZERO);
        redis = RedisProcess.start();
        Map<String, String> settings = new HashMap<>(Cluster.patientWith(redis));
        settings.put("stockroom.upstream.concurrent", "" + PLACES);
        settings.put("stockroom.upstream.concurrent-per-tenant", "" + PLACES_OF_ONE);
        settings.put("stockroom.upstream.queue", "20");
        settings.put("stockroom.upstream.queue-per-tenant", "10");
        settings.put("stockroom.upstream.breaker.window", "4");
        settings.put("stockroom.upstream.breaker.probes", "1");
        settings.put("stockroom.upstream.breaker.pause", "PT0.5S");
        settings.put("stockroom.upstream.ramp", "PT30M");
        cluster = Cluster.start(2, upstream, settings, FLOODING, QUIET);
    }

    @AfterAll
    static void stop() {
        cluster.close();
        redis.close();
        upstream.close();
    }

    @BeforeEach
    void bothAreLoggedIn() {
        for (Storefront shop : List.of(flooding, quiet)) {
            assertThat(shop.ask(cluster.gateway(0), Question.details("SS.VPS")).status())
                    .isEqualTo(200);
            assertThat(shop.ask(cluster.gateway(0), Question.price(1)).status()).isEqualTo(200);
        }
        upstream.control("DELETE", "calls", "");
    }

    @AfterEach
    void calm() {
        upstream.control("DELETE", "faults", "");
        upstream.takes(Duration.ZERO);
    }

    @Test
    void aTenantThatFloodsIsToldAtOnceAndHoldsUpNobodyElse() {
        upstream.takes(Duration.ofSeconds(1));

        List<CompletableFuture<Answer>> flood = IntStream.range(0, 60)
                .mapToObj(i -> flooding.begin(cluster.gateway(0), Question.price(1)))
                .toList();
        List<Answer> others = IntStream.range(0, 3)
                .mapToObj(i -> quiet.ask(cluster.gateway(0), Question.price(1)))
                .toList();
        Answer hit = flooding.ask(cluster.gateway(0), Question.details("SS.VPS"));
        List<Answer> flooded = flood.stream().map(CompletableFuture::join).toList();

        assertThat(others).extracting(Answer::status).containsOnly(200);
        assertThat(hit.cacheStatus()).startsWith("Stockroom; hit");
        assertThat(flooded).extracting(Answer::status).containsOnly(200, 503);
        assertThat(flooded).filteredOn(answer -> answer.status() == 200).hasSizeGreaterThanOrEqualTo(16);
        assertThat(flooded)
                .filteredOn(answer -> answer.status() == 503)
                .isNotEmpty()
                .allSatisfy(answer -> assertThat(answer.body()).contains("Too many calls wait"));
        assertThat(upstream.counts().path("in_flight_max").asInt()).isLessThanOrEqualTo(PLACES_OF_ONE + 1);
    }

    @Test
    void aRateLimitPausesTheTenantOnAllReplicasAndNobodyElse() {
        upstream.control(
                "POST",
                "faults",
                "{\"kind\":\"status\",\"status\":429,\"retry_after\":2,\"account\":\"demo-api\",\"count\":1}");

        Answer first = flooding.ask(cluster.gateway(0), Question.price(1));
        Answer here = flooding.ask(cluster.gateway(0), Question.price(1));
        Answer there = flooding.ask(cluster.gateway(1), Question.price(1));

        assertThat(first.status()).as("upstream's own").isEqualTo(429);
        assertThat(first.body()).doesNotContain("error_class");
        assertThat(List.of(here, there)).allSatisfy(answer -> {
            assertThat(answer.status()).isEqualTo(503);
            assertThat(answer.json().path("error_class").asText()).isEqualTo("LW::Exception::API::RateLimit");
        });
        assertThat(upstream.calls("Product/price"))
                .as("nobody asked in the pause")
                .isEqualTo(1);
        assertThat(quiet.ask(cluster.gateway(1), Question.price(1)).status()).isEqualTo(200);
        assertThat(flooding.ask(cluster.gateway(0), Question.details("SS.VPS")).cacheStatus())
                .startsWith("Stockroom; hit");
        Awaitility.await("the pause ends")
                .atMost(Duration.ofSeconds(20))
                .until(() -> flooding.ask(cluster.gateway(1), Question.price(1)).status() == 200);
    }

    @Test
    void afterAnOutageTheLoadComesBackFewAtATime() {
        upstream.control("POST", "faults", "{\"kind\":\"status\",\"status\":500,\"method\":\"Product/price\"}");
        Awaitility.await("the breaker opens")
                .atMost(Duration.ofSeconds(20))
                .until(() -> flooding.ask(cluster.gateway(1), Question.price(1)).status() == 503);
        upstream.control("DELETE", "faults", "");
        Awaitility.await("the breaker closes")
                .atMost(Duration.ofSeconds(20))
                .until(() -> flooding.ask(cluster.gateway(1), Question.price(1)).status() == 200);
        upstream.control("DELETE", "calls", "");
        upstream.takes(Duration.ofMillis(50));

        List<CompletableFuture<Answer>> herd = IntStream.range(0, 10)
                .mapToObj(i -> flooding.begin(cluster.gateway(1), Question.price(1)))
                .toList();

        assertThat(herd)
                .extracting(CompletableFuture::join)
                .extracting(Answer::status)
                .containsOnly(200);
        assertThat(upstream.counts().path("in_flight_max").asInt())
                .as("the first step of the ramp")
                .isEqualTo(1);
    }
}
