package stockroom.cluster;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import stockroom.testing.GatewayProcess;
import stockroom.testing.RedisProcess;

/**
 * Three gateways over one Redis and one upstream, started once for all the tests that use them. The tests do not disturb
 * each other: each class calls as a shop of its own, whose entries nobody shares.
 */
final class Trio implements BeforeAllCallback, BeforeEachCallback, AfterEachCallback {

    static final Shop CROWD = Shop.of("crowd", Shop.Account.DEMO);
    static final Shop SPELLER = Shop.of("speller", Shop.Account.DEMO);
    static final Shop PRICER = Shop.of("pricer", Shop.Account.DEMO);
    static final Shop PURGER = Shop.of("purger", Shop.Account.DEMO);
    static final Shop NORTH = Shop.of("north", Shop.Account.DEMO).inCatalog("retail");
    static final Shop SOUTH = Shop.of("south", Shop.Account.DEMO).inCatalog("retail");
    static final Shop RETAIL = Shop.of("retail", Shop.Account.OTHER);

    private static final List<Question> USUAL = List.of(
            Question.details("SS.VPS"),
            Question.details("SS.VM"),
            Question.details("DS.E2334"),
            Question.page(1, 25),
            Question.startingPrice(List.of("SS.VPS", "SS.VM", "SS.PP")));

    private static final List<String> COUNTED =
            List.of("stockroom_redis_commands_total", "stockroom_lease_claims_total", "stockroom_upstream_calls_total");

    private static @Nullable Started started;

    /** Ends with the run. */
    private static final class Started implements AutoCloseable {

        private final SandboxUpstream upstream = SandboxUpstream.start(Duration.ZERO);
        private final RedisProcess redis = RedisProcess.start();
        private final Cluster cluster = Cluster.start(
                3, upstream, Cluster.patientWith(redis), CROWD, SPELLER, PRICER, PURGER, NORTH, SOUTH, RETAIL);

        @Override
        public void close() {
            cluster.close();
            redis.close();
            upstream.close();
            started = null;
        }
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        if (started == null) {
            Started first = new Started();
            started = first;
            context.getRoot()
                    .getStore(ExtensionContext.Namespace.create(Trio.class))
                    .put(Started.class, first);
            warmUp();
        }
    }

    /** A gateway's first calls take seconds on a busy machine; those that are timed and counted are not among them. */
    private void warmUp() {
        Storefront crowd = new Storefront(CROWD);
        for (int round = 0; round < 5; round++) {
            List<CompletableFuture<Answer>> calls = USUAL.stream()
                    .flatMap(question -> gateways().stream().map(gateway -> crowd.begin(gateway, question)))
                    .toList();
            calls.forEach(CompletableFuture::join);
        }
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        upstream().control("DELETE", "calls", "");
    }

    @Override
    public void afterEach(ExtensionContext context) {
        upstream().control("DELETE", "faults", "");
        upstream().takes(Duration.ZERO);
    }

    SandboxUpstream upstream() {
        return running().upstream;
    }

    RedisProcess redis() {
        return running().redis;
    }

    Cluster cluster() {
        return running().cluster;
    }

    List<GatewayProcess> gateways() {
        return cluster().gateways();
    }

    GatewayProcess gateway(int number) {
        return cluster().gateway(number);
    }

    /** What upstream counted and what the gateways counted of Redis, to explain a number that is not the expected one. */
    String figures() {
        StringBuilder figures = new StringBuilder("upstream " + upstream().counts());
        for (GatewayProcess gateway : gateways()) {
            figures.append('\n').append(gateway.management("")).append('\n');
            Storefront.send(gateway.management("/q/metrics"), "", new Storefront.Spelling("GET", "", ""))
                    .join()
                    .body()
                    .lines()
                    .filter(line -> COUNTED.stream().anyMatch(line::startsWith))
                    .forEach(line -> figures.append("  ").append(line).append('\n'));
        }
        return figures.toString();
    }

    private static Started running() {
        Started now = started;
        if (now == null) {
            throw new IllegalStateException("not started");
        }
        return now;
    }
}
