package stockroom.credentials;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import stockroom.tenant.key.KeyRing;
import stockroom.testing.GatewayProcess;
import stockroom.testing.RedisProcess;

/** Replicas of the packaged gateway with one Redis, one folder of tenants, one token key, one upstream and one time. */
final class Fleet implements AutoCloseable {

    /** The limit of the contract for a changed file. */
    static final Duration RELOAD_MAX = Duration.ofSeconds(5);

    static final String OPERATOR_KEY = "key-of-the-operators";

    private static final String CLOCK_TENANT = "clock";
    private static final Caller CLOCK_CALLER = Caller.basic(CLOCK_TENANT, "key-of-the-clock");

    private final Path folder;
    private final Upstream upstream = new Upstream();
    private final RedisProcess redis = RedisProcess.start();
    private final TenantFolder tenants;
    private final MovedTime time;
    private final String tokenKey;
    private final Map<String, String> settings;
    private final List<GatewayProcess> gateways = new ArrayList<>();

    private Fleet(int replicas, Map<String, String> more) throws IOException {
        folder = Files.createTempDirectory("fleet");
        tenants = TenantFolder.make();
        tenants.write(CLOCK_TENANT, TenantText.demo("key-of-the-clock"));
        time = new MovedTime(folder.resolve("clock"));
        tokenKey = newTokenKey();
        Files.writeString(tokenKeys(), tokenKey + "\n");
        Files.writeString(folder.resolve("operators"), TenantText.sha256(OPERATOR_KEY) + "\n");
        settings = new HashMap<>(settings());
        settings.putAll(more);
        for (int i = 0; i < replicas; i++) {
            gateways.add(GatewayProcess.launch(settings));
        }
    }

    static Fleet start(int replicas, Map<String, String> more) {
        try {
            Fleet fleet = new Fleet(replicas, more);
            fleet.gateways.forEach(GatewayProcess::awaitReady);
            return fleet;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    List<GatewayProcess> gateways() {
        return gateways;
    }

    GatewayProcess gateway() {
        return gateways.getFirst();
    }

    /** One replica more, that starts now; whoever asks for it closes it. */
    GatewayProcess another() {
        return GatewayProcess.start(settings);
    }

    Upstream upstream() {
        return upstream;
    }

    RedisProcess redis() {
        return redis;
    }

    TenantFolder tenants() {
        return tenants;
    }

    /** Base64, as it stands in the key file. */
    String tokenKey() {
        return tokenKey;
    }

    /** Puts these keys in the place of those in the key file, and waits until every replica says that it has them. */
    void rotateTokenKeys(String... keys) {
        try {
            Path draft = Files.write(folder.resolve("token-keys.draft"), List.of(keys));
            Files.move(draft, tokenKeys(), StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        String news = "token keys changed keys=" + KeyRing.read(tokenKeys()).ids();
        awaitEverywhere(gateway -> gateway.log().contains(news));
    }

    /** What the gateways hold for now. */
    Instant now() {
        return time.now();
    }

    /** Lets time pass everywhere, when nothing is under way upstream. */
    void pass(Duration by) {
        passBut(by, () -> MovedTime.makeOlder(redis, by));
    }

    /** Lets time pass for all but Redis, whose keys live on as they do in a machine whose clock was put forward. */
    void passButInRedis(Duration by) {
        passBut(by, () -> {});
    }

    /** Lets time pass while calls are under way. */
    void passUnderLoad(Duration by) {
        time.moveGateways(by, gateways, CLOCK_CALLER);
        upstream.shiftClock(time.offset());
    }

    private void passBut(Duration by, Runnable inRedis) {
        awaitQuiet();
        time.moveGateways(by, gateways, CLOCK_CALLER);
        inRedis.run();
        upstream.shiftClock(time.offset());
    }

    /** A login that is under way while time moves has the passcode of another time. */
    private void awaitQuiet() {
        await().atMost(Duration.ofSeconds(20))
                .pollInterval(Duration.ofMillis(5))
                .during(Duration.ofMillis(25))
                .until(() -> redis.cli("KEYS", "*token/lease/*").isEmpty()
                        && upstream.counts().path("in_flight").asInt() == 0);
    }

    /** Waits until it is true of every replica, for as long as a changed file may take. */
    void awaitEverywhere(Predicate<GatewayProcess> condition) {
        await().atMost(RELOAD_MAX)
                .pollInterval(Duration.ofMillis(50))
                .until(() -> gateways.stream().allMatch(condition));
    }

    /** Writes a tenant's file and waits until every replica serves it. */
    Caller serve(String tenant, TenantText text) {
        tenants.write(tenant, text);
        Caller caller = Caller.basic(tenant, text.keys().getFirst());
        awaitEverywhere(caller::isKnownAt);
        return caller;
    }

    /** No tenants, no faults, no counts: as it was at the start but for the time. */
    void reset() {
        tenants.removeAllBut(CLOCK_TENANT);
        upstream.reset();
        upstream.shiftClock(time.offset());
    }

    private Map<String, String> settings() {
        return Map.of(
                "stockroom.upstream.url", upstream.uri("").toString(),
                "stockroom.tenants.dir", tenants.dir().toString(),
                "stockroom.token.key-file", tokenKeys().toString(),
                "stockroom.admin.key-file", folder.resolve("operators").toString(),
                "stockroom.callers.failures-per-address", "10000",
                "stockroom.callers.failures-per-tenant", "10000",
                // Where Redis is slower than its limit, each replica logs in for itself: a busy machine must not be
                // taken for that.
                "stockroom.redis.command-timeout", "2S",
                "quarkus.redis.hosts", redis.uri(),
                "stockroom.drill.clock-offset-file", time.file().toString());
    }

    private Path tokenKeys() {
        return folder.resolve("token-keys");
    }

    static String newTokenKey() {
        byte[] key = new byte[32];
        new SecureRandom().nextBytes(key);
        return Base64.getEncoder().encodeToString(key);
    }

    @Override
    public void close() {
        gateways.forEach(GatewayProcess::close);
        redis.close();
        upstream.close();
    }
}
