package stockroom.cluster;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import stockroom.cluster.Storefront.Spelling;
import stockroom.testing.GatewayProcess;
import stockroom.testing.RedisProcess;

/** Gateways that share their tenants, their token key, their second tier, their upstream and a clock that can be moved. */
public final class Cluster implements AutoCloseable {

    private final Map<String, String> settings = new HashMap<>();
    private final List<GatewayProcess> gateways = new ArrayList<>();
    private final Path folder;

    private static final String OPERATOR = "made-up-key-of-an-operator";

    /**
     * The settings for this Redis, with limits that tell a Redis that is gone from a machine that is busy: many processes
     * that have just started share a few cores here, and each would go on alone after 50 ms.
     */
    static Map<String, String> patientWith(RedisProcess redis) {
        return Map.of(
                "quarkus.redis.hosts", redis.uri(),
                "stockroom.redis.command-timeout", "PT30S",
                "stockroom.cache.lease", "PT60S",
                "stockroom.cache.lease-patience", "PT60S",
                "stockroom.upstream.timeout", "PT60S");
    }

    /** Starts that many gateways; what connects them to their second tier comes as settings. */
    public static Cluster start(int size, SandboxUpstream upstream, Map<String, String> redis, Shop... shops) {
        Cluster cluster = new Cluster(upstream, redis, shops);
        cluster.grow(size);
        return cluster;
    }

    private Cluster(SandboxUpstream upstream, Map<String, String> redis, Shop... shops) {
        try {
            folder = Files.createTempDirectory("cluster");
            Path tenants = Files.createDirectory(folder.resolve("tenants"));
            List.of(shops).forEach(shop -> shop.writeInto(tenants));
            Path tokenKeys = folder.resolve("token-keys");
            Files.writeString(tokenKeys, Base64.getEncoder().encodeToString(new byte[32]) + "\n");
            Path operators = folder.resolve("operator-keys");
            Files.writeString(operators, Shop.sha256(OPERATOR) + "\n");
            settings.put("stockroom.admin.key-file", operators.toString());
            settings.put("stockroom.tenants.dir", tenants.toString());
            settings.put("stockroom.token.key-file", tokenKeys.toString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        settings.put("stockroom.drill.clock-offset-file", clockFile().toString());
        settings.put("stockroom.upstream.url", upstream.uri("").toString());
        settings.putAll(redis);
    }

    /** Starts further gateways side by side, and gives the last of them. */
    GatewayProcess grow(int count) {
        List<GatewayProcess> started = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            started.add(GatewayProcess.launch(settings));
        }
        gateways.addAll(started);
        started.forEach(GatewayProcess::awaitReady);
        return started.getLast();
    }

    /** SIGTERM, and the wait for an orderly end. */
    void retire(GatewayProcess gateway) {
        gateway.close();
        gateways.remove(gateway);
    }

    /** Starts another in the place of each that has ended. */
    public void replaceEnded() {
        replaceEnded(GatewayProcess::launch);
    }

    /** Ends them all and starts others where no file takes a byte. */
    public void moveToFullDisk() {
        gateways.forEach(GatewayProcess::kill);
        replaceEnded(GatewayProcess::launchOnFullDisk);
    }

    private void replaceEnded(Function<Map<String, String>, GatewayProcess> launch) {
        gateways.replaceAll(gateway -> gateway.isAlive() ? gateway : launch.apply(settings));
        gateways.forEach(GatewayProcess::awaitReady);
    }

    public List<GatewayProcess> gateways() {
        return List.copyOf(gateways);
    }

    /** Any of them, the same one for the same number. */
    public GatewayProcess gateway(int number) {
        return gateways.get(number % gateways.size());
    }

    /** Has one gateway purge, everywhere, what the selector touches. */
    public static void purge(GatewayProcess gateway, String selector) {
        Spelling spelling = new Spelling("POST", "/admin/purge", selector);
        Answer answer = Storefront.send(gateway.management(spelling.target()), "Bearer " + OPERATOR, spelling)
                .join();
        if (answer.status() != 200) {
            throw new IllegalStateException("not purged everywhere: " + answer.body());
        }
    }

    /** Moves the clock of all gateways ahead of the machine's; they look every 50 ms. */
    public void moveClock(Duration offset) {
        try {
            Path next = Files.writeString(folder.resolve("next-offset"), offset.toString());
            Files.move(next, clockFile(), StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path clockFile() {
        return folder.resolve("clock-offset");
    }

    @Override
    public void close() {
        gateways.forEach(GatewayProcess::kill);
    }
}
