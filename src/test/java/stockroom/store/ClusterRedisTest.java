package stockroom.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.redis.client.RedisClientType;
import io.vertx.redis.client.RedisOptions;
import java.time.Duration;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import stockroom.testing.RedisProcess;

final class ClusterRedisTest extends SharedStateContract {

    private static List<RedisProcess> nodes;
    private static RedisFixture fixture;

    @BeforeAll
    static void start() {
        nodes = List.of(node(), node(), node());
        String[][] slots = {{"0", "5460"}, {"5461", "10922"}, {"10923", "16383"}};
        for (int i = 0; i < nodes.size(); i++) {
            nodes.get(i).cli("CLUSTER", "ADDSLOTSRANGE", slots[i][0], slots[i][1]);
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
                .until(() -> nodes.stream().allMatch(ClusterRedisTest::isWhole));
        RedisOptions options = new RedisOptions().setType(RedisClientType.CLUSTER);
        nodes.forEach(node -> options.addConnectionString(node.uri()));
        fixture = RedisFixture.over(options, RedisFixture.PATIENT);
    }

    private static RedisProcess node() {
        return RedisProcess.start("--cluster-enabled", "yes", "--cluster-config-file", "nodes.conf");
    }

    private static boolean isWhole(RedisProcess node) {
        String info = node.cli("CLUSTER", "INFO");
        return info.contains("cluster_state:ok") && info.contains("cluster_known_nodes:3");
    }

    @AfterAll
    static void stop() {
        fixture.close();
        nodes.forEach(RedisProcess::close);
    }

    @BeforeEach
    void empty() {
        nodes.forEach(node -> node.cli("FLUSHALL"));
    }

    @Override
    SharedState state() {
        return fixture.state();
    }

    @Override
    void pass(Duration time) {
        Awaitility.await().pollDelay(time).until(() -> true);
    }

    @Test
    void aPurgeReachesTheOtherReplica() {
        try (RedisFixture other = RedisFixture.over(
                        new RedisOptions()
                                .setType(RedisClientType.CLUSTER)
                                .setConnectionString(nodes.get(1).uri()),
                        RedisFixture.PATIENT);
                PurgeLedger here = fixture.ledger(PurgeSettings.DEFAULT);
                PurgeLedger there = other.ledger(PurgeSettings.DEFAULT)) {
            here.start();
            there.start();
            there.certain().await().atMost(Duration.ofSeconds(10));
            Entry entry = Samples.entry(Samples.key("A"), "{}", there.now());
            assertThat(there.stands(entry)).isTrue();

            PurgeOutcome outcome = here.purge(PurgeSelector.ALL).await().atMost(Duration.ofSeconds(10));

            assertThat(outcome).isEqualTo(PurgeOutcome.EVERYWHERE);
            Awaitility.await().atMost(Duration.ofSeconds(5)).until(() -> !there.stands(entry));
        }
    }
}
