package stockroom.faults;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import stockroom.testing.RedisProcess;

/**
 * The second tier of a stage.
 *
 * @param settings that lead the gateways to it
 * @param nodes its processes, the master first
 */
record Tier(Map<String, String> settings, List<RedisProcess> nodes) implements AutoCloseable {

    private static final String ENTRIES = "stockroom:e1:*";
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    static Tier ofOne() {
        RedisProcess redis = RedisProcess.start();
        return new Tier(Map.of("quarkus.redis.hosts", redis.uri()), List.of(redis));
    }

    /** A master with a replica, and a sentinel that makes the replica master when the master is gone. */
    static Tier watched() {
        RedisProcess master = RedisProcess.start();
        RedisProcess replica =
                RedisProcess.start("--replicaof", "127.0.0.1 " + master.port(), "--repl-diskless-sync-delay", "0");
        Awaitility.await()
                .atMost(PATIENCE)
                .until(() -> replica.cli("INFO", "replication").contains("master_link_status:up"));
        RedisProcess sentinel = RedisProcess.sentinelOf(master);
        Awaitility.await()
                .atMost(PATIENCE)
                .until(() -> sentinel.cli("SENTINEL", "REPLICAS", "master").contains(Integer.toString(replica.port())));
        Map<String, String> settings = Map.of(
                "quarkus.redis.hosts", sentinel.uri(),
                "quarkus.redis.client-type", "sentinel",
                "quarkus.redis.master-name", "master",
                "quarkus.redis.role", "master");
        return new Tier(settings, List.of(master, replica, sentinel));
    }

    RedisProcess master() {
        return nodes.getFirst();
    }

    /** How many replies and products it holds. */
    int entries() {
        return Math.toIntExact(master().cli("KEYS", ENTRIES).lines().count());
    }

    void removeEntries() {
        master().cli(
                        "EVAL",
                        "for _, key in ipairs(redis.call('KEYS', ARGV[1])) do redis.call('DEL', key) end",
                        "0",
                        ENTRIES);
    }

    @Override
    public void close() {
        nodes.forEach(RedisProcess::close);
    }
}
