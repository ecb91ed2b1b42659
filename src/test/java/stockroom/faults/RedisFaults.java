package stockroom.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import stockroom.cluster.NonsenseServer;
import stockroom.testing.RedisProcess;

/** Redis is gone, silent, full, or has forgotten or mixed up what it was given. No call depends on it. */
final class RedisFaults {

    /** Each value goes to its neighbour's key. */
    private static final String ROTATE = """
            local keys = redis.call('KEYS', 'stockroom:e1:*')
            local last = redis.call('GET', keys[#keys])
            for _, key in ipairs(keys) do
              local value = redis.call('GET', key)
              redis.call('SET', key, last, 'KEEPTTL')
              last = value
            end
            return #keys
            """;

    private RedisFaults() {}

    static List<Fault> all() {
        return List.of(
                broken("Redis killed", RedisProcess::kill, RedisProcess::restart),
                broken("Redis frozen", RedisProcess::freeze, RedisProcess::thaw),
                restartedEmpty(),
                broken(
                        "Redis read-only",
                        redis -> {
                            redis.cli("REPLICAOF", "127.0.0.1", "1");
                            assertThat(redis.cli("SET", "more", "x")).contains("READONLY");
                        },
                        redis -> redis.cli("REPLICAOF", "NO", "ONE")),
                broken(
                        "Redis without replicas",
                        redis -> {
                            redis.cli("CONFIG", "SET", "min-replicas-to-write", "1");
                            assertThat(redis.cli("SET", "more", "x")).contains("NOREPLICAS");
                        },
                        redis -> redis.cli("CONFIG", "SET", "min-replicas-to-write", "0")),
                broken(
                        "Redis out of memory",
                        redis -> {
                            redis.cli("CONFIG", "SET", "maxmemory-policy", "noeviction");
                            redis.cli("CONFIG", "SET", "maxmemory", "1mb");
                            assertThat(redis.cli("SET", "more", "x")).contains("OOM");
                        },
                        redis -> redis.cli("CONFIG", "SET", "maxmemory", "0")),
                nonsense(),
                broken(
                        "Redis mixes values up",
                        redis -> assertThat(Integer.parseInt(redis.cli("EVAL", ROTATE, "0")))
                                .isGreaterThan(10),
                        redis -> {}));
    }

    /** For a stage with a sentinel. */
    static Fault failingOver() {
        return new Breakage(
                "Redis failing over",
                Bound.NOTHING_FAILS,
                (stage, length) -> Fault.after(
                        length.dividedBy(4), () -> stage.tier().master().kill()),
                stage -> {});
    }

    private static Fault broken(String name, Consumer<RedisProcess> begins, Consumer<RedisProcess> ends) {
        return new Breakage(
                name,
                Bound.NOTHING_FAILS,
                (stage, length) -> begins.accept(stage.tier().master()),
                stage -> ends.accept(stage.tier().master()));
    }

    private static Fault restartedEmpty() {
        return new Breakage(
                "Redis restarted empty",
                Bound.NOTHING_FAILS,
                (stage, length) -> Fault.after(
                        length.dividedBy(3), () -> stage.tier().master().restart()),
                stage -> assertThat(stage.tier().master().cli("INFO", "commandstats"))
                        .contains("cmdstat_"));
    }

    private static Fault nonsense() {
        AtomicReference<NonsenseServer> server = new AtomicReference<>();
        return new Breakage(
                "Redis talks nonsense",
                Bound.NOTHING_FAILS,
                (stage, length) -> {
                    stage.tier().master().kill();
                    server.set(new NonsenseServer(stage.tier().master().port()));
                },
                stage -> {
                    server.get().close();
                    stage.tier().master().restart();
                });
    }
}
