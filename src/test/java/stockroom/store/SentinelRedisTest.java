package stockroom.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.mutiny.Uni;
import io.vertx.redis.client.RedisClientType;
import io.vertx.redis.client.RedisOptions;
import io.vertx.redis.client.RedisRole;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import stockroom.testing.RedisProcess;

final class SentinelRedisTest {

    private static <T> T now(Uni<T> uni) {
        return uni.await().atMost(Duration.ofSeconds(10));
    }

    @Test
    void followsTheMasterToItsReplica() {
        byte[] value = "value".getBytes(StandardCharsets.UTF_8);
        try (RedisProcess master = RedisProcess.start();
                RedisProcess replica = RedisProcess.start(
                        "--replicaof", "127.0.0.1 " + master.port(), "--repl-diskless-sync-delay", "0")) {
            Awaitility.await()
                    .atMost(Duration.ofSeconds(20))
                    .until(() -> replica.cli("INFO", "replication").contains("master_link_status:up"));
            try (RedisProcess sentinel = RedisProcess.sentinelOf(master);
                    RedisFixture fixture = RedisFixture.over(
                            new RedisOptions()
                                    .setType(RedisClientType.SENTINEL)
                                    .setRole(RedisRole.MASTER)
                                    .setMasterName("master")
                                    .setConnectionString(sentinel.uri()),
                            RedisFixture.PATIENT)) {
                now(fixture.state().put("before", value, Duration.ofMinutes(5)));
                Awaitility.await()
                        .atMost(Duration.ofSeconds(20))
                        .until(() -> sentinel.cli("SENTINEL", "REPLICAS", "master")
                                .contains(Integer.toString(replica.port())));

                master.kill();

                Awaitility.await()
                        .atMost(Duration.ofSeconds(30))
                        .ignoreExceptions()
                        .until(() -> {
                            now(fixture.state().put("after", value, Duration.ofMinutes(5)));
                            return now(fixture.state().get("after"))
                                    .filter(found -> Arrays.equals(found, value))
                                    .isPresent();
                        });
                assertThat(replica.cli("INFO", "replication")).contains("role:master");
            }
        }
    }
}
