package stockroom.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import stockroom.testing.RedisProcess;

/** The packaged gateway shares its second tier through sentinels and through a cluster as it does through one Redis. */
class RedisKindsIT {

    private static SandboxUpstream upstream;

    private final List<RedisProcess> nodes = new ArrayList<>();
    private final Storefront acme = new Storefront(Shop.ACME);

    @BeforeAll
    static void start() {
        upstream = SandboxUpstream.start(Duration.ZERO);
    }

    @AfterAll
    static void stop() {
        upstream.close();
    }

    @AfterEach
    void stopRedis() {
        nodes.forEach(RedisProcess::close);
    }

    @Test
    void findsTheMasterThroughASentinel() {
        RedisProcess master = started(RedisProcess.start());
        RedisProcess sentinel = started(RedisProcess.sentinelOf(master));

        sharesThrough(
                sentinel,
                Map.of(
                        "quarkus.redis.client-type", "sentinel",
                        "quarkus.redis.master-name", "master",
                        "quarkus.redis.role", "master"));

        assertThat(master.cli("KEYS", "stockroom:e1:*").lines()).hasSizeGreaterThan(20);
    }

    @Test
    void spreadsOverACluster() {
        for (int i = 0; i < 3; i++) {
            started(RedisProcess.start("--cluster-enabled", "yes", "--cluster-config-file", "nodes.conf"));
        }
        meet();

        sharesThrough(nodes.getFirst(), Map.of("quarkus.redis.client-type", "cluster"));

        assertThat(nodes)
                .allSatisfy(
                        node -> assertThat(node.cli("KEYS", "stockroom:e1:*")).isNotEmpty());
    }

    /** What one gateway has fetched the other finds in Redis: single replies, and products that lie on several nodes. */
    private void sharesThrough(RedisProcess entrance, Map<String, String> kind) {
        Map<String, String> settings = new HashMap<>(Cluster.patientWith(entrance));
        settings.putAll(kind);
        upstream.control("POST", "reset", "");
        try (Cluster cluster = Cluster.start(2, upstream, settings, Shop.ACME)) {
            List<String> codes = upstream.ask(Question.page(1, 20))
                    .json()
                    .path("items")
                    .valueStream()
                    .map(item -> item.path("code").textValue())
                    .toList();
            for (Question question : List.of(Question.details("SS.VPS"), Question.startingPrice(codes))) {
                Answer miss = acme.ask(cluster.gateway(0), question);
                Answer hit = acme.ask(cluster.gateway(1), question);

                assertThat(miss.cacheStatus()).contains("fwd=miss").contains("stored");
                assertThat(hit.cacheStatus()).contains("; hit").contains("detail=redis");
                assertThat(hit.body()).isEqualTo(miss.body());
                assertThat(hit.json()).isEqualTo(upstream.ask(question).json());
            }
            purgeReachesTheOther(cluster);
            assertThat(upstream.counts().path("mints").asInt()).isEqualTo(1);
        }
    }

    private void purgeReachesTheOther(Cluster cluster) {
        upstream.reprice("SS.VPS", "2");
        String repriced = upstream.ask(Question.details("SS.VPS")).body();
        assertThat(acme.ask(cluster.gateway(1), Question.details("SS.VPS")).body())
                .isNotEqualTo(repriced);
        Cluster.purge(cluster.gateway(0), "{\"method\":\"Product/details\"}");
        Awaitility.await()
                .atMost(Duration.ofSeconds(5))
                .until(() -> acme.ask(cluster.gateway(1), Question.details("SS.VPS"))
                        .body()
                        .equals(repriced));
    }

    private RedisProcess started(RedisProcess node) {
        nodes.add(node);
        return node;
    }

    private void meet() {
        List<String> slots = List.of("0 5460", "5461 10922", "10923 16383");
        for (int i = 0; i < nodes.size(); i++) {
            String[] range = slots.get(i).split(" ", 2);
            nodes.get(i).cli("CLUSTER", "ADDSLOTSRANGE", range[0], range[1]);
            nodes.get(i).cli("CLUSTER", "SET-CONFIG-EPOCH", Integer.toString(i + 1));
            nodes.getFirst()
                    .cli(
                            "CLUSTER",
                            "MEET",
                            "127.0.0.1",
                            Integer.toString(nodes.get(i).port()));
        }
        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .until(() ->
                        nodes.stream().map(node -> node.cli("CLUSTER", "INFO")).collect(Collectors.toSet()).stream()
                                .allMatch(info ->
                                        info.contains("cluster_state:ok") && info.contains("cluster_known_nodes:3")));
    }
}
