package stockroom.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import stockroom.testing.RedisProcess;

/** Whatever becomes of Redis, calls go on: none fails, none is answered wrongly, and none waits for it for long. */
class RedisFaultsIT {

    private static final Duration PHASE = Duration.ofSeconds(3);
    private static final int CALLS_PER_SECOND = 120;

    /** The time limit of one command, and what a machine that does other things besides may add to a call. */
    private static final Duration ADDED_MAX = Duration.ofMillis(50 + 150);

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

    private static SandboxUpstream upstream;
    private static SandboxUpstream oracle;
    private static RedisProcess redis;
    private static Cluster cluster;
    private static LoadFigures healthy;

    private final Storefront acme = new Storefront(Shop.ACME);

    @BeforeAll
    static void start() {
        upstream = SandboxUpstream.start(Duration.ofMillis(20));
        oracle = SandboxUpstream.start(Duration.ZERO);
        redis = RedisProcess.start();
        cluster = Cluster.start(2, upstream, Map.of("quarkus.redis.hosts", redis.uri()), Shop.ACME);
        RedisFaultsIT warm = new RedisFaultsIT();
        warm.load();
        warm.load();
        System.out.println(LoadFigures.HEAD);
        healthy = warm.figures("healthy", warm.load());
    }

    @AfterAll
    static void stop() {
        cluster.close();
        redis.close();
        oracle.close();
        upstream.close();
    }

    @Test
    void stopped() {
        holdsWhile("stopped", redis::kill, redis::restart);
    }

    @Test
    void frozen() {
        holdsWhile("frozen", redis::freeze, redis::thaw);
    }

    @Test
    void full() {
        holdsWhile(
                "full",
                () -> {
                    redis.cli("CONFIG", "SET", "maxmemory-policy", "noeviction");
                    redis.cli("CONFIG", "SET", "maxmemory", "1mb");
                    assertThat(redis.cli("SET", "more", "x")).contains("OOM");
                },
                () -> redis.cli("CONFIG", "SET", "maxmemory", "0"));
    }

    @Test
    void restartedEmpty() {
        List<CompletableFuture<Void>> restart = new ArrayList<>();
        holdsWhile(
                "restarted empty",
                () -> restart.add(CompletableFuture.runAsync(
                        redis::restart, CompletableFuture.delayedExecutor(1, TimeUnit.SECONDS))),
                () -> restart.getFirst().join());
    }

    @Test
    void answeringNonsense() {
        List<NonsenseServer> nonsense = new ArrayList<>();
        holdsWhile(
                "nonsense",
                () -> {
                    redis.kill();
                    nonsense.add(new NonsenseServer(redis.port()));
                },
                () -> {
                    nonsense.getFirst().close();
                    redis.restart();
                });
    }

    @Test
    void holdingOtherKeysValues() {
        holdsWhile(
                "others' values",
                () -> assertThat(Integer.parseInt(redis.cli("EVAL", ROTATE, "0")))
                        .isGreaterThan(10),
                () -> {});
    }

    private void holdsWhile(String fault, Runnable begins, Runnable ends) {
        awaitSharing();
        Questions questions = prepared();
        begins.run();
        List<SteadyLoad.Call> calls;
        try {
            calls = run(questions);
        } finally {
            ends.run();
        }
        LoadFigures figures = figures(fault, calls);
        assertThat(figures.failed()).isZero();
        assertThat(figures.wrong()).isZero();
        assertThat(figures.median()).isLessThan(healthy.median().plus(ADDED_MAX));
        awaitSharing();
    }

    private List<SteadyLoad.Call> load() {
        return run(prepared());
    }

    private Questions prepared() {
        Questions questions = Questions.next(Math.toIntExact(PHASE.toSeconds()) * CALLS_PER_SECOND);
        questions.near().forEach(question -> cluster.gateways().forEach(gateway -> acme.ask(gateway, question)));
        questions.far().stream()
                .map(question -> acme.begin(cluster.gateway(0), question))
                .toList()
                .forEach(CompletableFuture::join);
        return questions;
    }

    private List<SteadyLoad.Call> run(Questions questions) {
        return new SteadyLoad(CALLS_PER_SECOND)
                .run(
                        PHASE,
                        questions::of,
                        (number, question) -> acme.begin(
                                cluster.gateway(questions.isFar(number) ? 1 : number / Questions.KINDS), question));
    }

    private LoadFigures figures(String phase, List<SteadyLoad.Call> calls) {
        LoadFigures figures = LoadFigures.of(calls, oracle::ask);
        System.out.println(figures.row(phase));
        return figures;
    }

    /** What one gateway fetches now, the other finds in Redis. */
    private void awaitSharing() {
        Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> {
            Question question = Questions.unseen();
            acme.ask(cluster.gateway(0), question);
            return acme.ask(cluster.gateway(1), question).cacheStatus().contains("detail=redis");
        });
    }
}
