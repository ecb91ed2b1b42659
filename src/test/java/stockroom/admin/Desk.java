package stockroom.admin;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.smallrye.mutiny.Uni;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import stockroom.admin.AdminRequest.Headers;
import stockroom.catalog.MethodName;
import stockroom.catalog.Methods;
import stockroom.catalog.Reply;
import stockroom.catalog.Scope;
import stockroom.catalog.Version;
import stockroom.entry.CallReader;
import stockroom.entry.ForwardList;
import stockroom.lookup.Ambient;
import stockroom.lookup.CatalogLookup;
import stockroom.lookup.LeaseSettings;
import stockroom.lookup.Lifetimes;
import stockroom.lookup.LookupMetrics;
import stockroom.lookup.LookupSettings;
import stockroom.lookup.Policies;
import stockroom.store.Entry;
import stockroom.store.EntryKey;
import stockroom.store.MemoryStore;
import stockroom.store.NoSharedState;
import stockroom.store.PurgeLedger;
import stockroom.store.StoreMetrics;
import stockroom.store.StoreMetrics.Breaker;
import stockroom.store.StoreTools;
import stockroom.store.TieredStore;
import stockroom.tenant.Tenant;
import stockroom.tenant.folder.TenantSettings;
import stockroom.tenant.folder.WatchedTenantDirectory;
import stockroom.tenant.key.KeyDigest;
import stockroom.tenant.key.OperatorKeys;
import stockroom.testing.VirtualTime;

/** The desk over a folder of tenants, a memory and a ledger, all real, and the operator who asks. */
final class Desk implements Conditions {

    static final String KEY = "operator-key-for-tests";

    private static final ForwardList FORWARD = new ForwardList(List.of("Product/*"));

    final VirtualTime time = VirtualTime.start();
    final Map<String, TokenCondition> tokens = new HashMap<>();
    Optional<Breaker> redis = Optional.empty();
    boolean upstreamLeftAlone;
    final Map<String, Duration> pauses = new HashMap<>();
    final StoreTools tools = new StoreTools(time, () -> 0L, new Random(1), time, StoreMetrics.NONE);
    final MemoryStore memory = new MemoryStore(1_000_000, tools);
    final PurgeLedger purges;
    private final Path dir;
    private final WatchedTenantDirectory tenants;
    private final AdminDesk desk;

    Desk(Path dir) {
        this(dir, Optional.empty());
    }

    /** @param purges a ledger of the test's own, in place of one without Redis */
    Desk(Path dir, Optional<PurgeLedger> purges) {
        this.dir = dir;
        this.purges = purges.orElseGet(() -> PurgeLedger.alone(tools));
        this.tenants = new WatchedTenantDirectory(
                new TenantSettings(dir, TenantSettings.LOOK_EVERY_DEFAULT, Duration.ZERO), time);
        this.desk = new AdminDesk(
                keys(dir),
                List.of(
                        new PurgeOperation(this.purges, tenants),
                        new TenantsOperation(tenants, this, time),
                        new ExplainOperation(lookup(), this, tenants, new CallReader(FORWARD)),
                        new CacheOperation(memory, this, Runnable::run)));
    }

    /** A lookup that must not ask upstream: there is none. */
    private CatalogLookup lookup() {
        Duration second = Duration.ofSeconds(1);
        Duration hour = Duration.ofHours(1);
        Lifetimes details = new Lifetimes(hour.dividedBy(12), hour.dividedBy(6), hour.multipliedBy(24));
        TieredStore store = new TieredStore(memory, Optional.empty(), purges, tools);
        return new CatalogLookup(
                new Policies(Map.of(Methods.DETAILS, details)),
                new CatalogLookup.Behind(store, purges, new NoSharedState(), call -> {
                    throw new AssertionError("upstream was asked");
                }),
                new LookupSettings(
                        second,
                        second,
                        second,
                        new LeaseSettings(second, second, second),
                        new LookupSettings.BatchSettings(Duration.ZERO, 1)),
                new CatalogLookup.Surroundings(new Ambient(time, new Random(1), time), LookupMetrics.NONE));
    }

    /** A file of operators' keys with {@link #KEY} alone. */
    static OperatorKeys keys(Path dir) {
        return new OperatorKeys(
                Optional.of(write(dir.resolve("operators"), KeyDigest.of(KEY).hex())));
    }

    static Path write(Path file, String text) {
        try {
            return Files.writeString(file, text);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    void tenant(String name, String yaml) {
        write(dir.resolve(name + ".yaml"), yaml);
        tenants.refresh();
    }

    static String yaml(String key, String... more) {
        return "username: %s-api\npassword: hunter2\n%s\nkeys:\n  - name: web\n    sha256: %s\n"
                .formatted(key, String.join("\n", more), KeyDigest.of(key).hex());
    }

    AdminReply post(String path, String body) {
        return answer("POST", path, Optional.empty(), body);
    }

    AdminReply get(String path) {
        return answer("GET", path, Optional.empty(), "");
    }

    String text(String path) {
        return answer("GET", path, Optional.of("text/plain"), "").body();
    }

    AdminReply answer(String method, String path, Optional<String> accept, String body) {
        return answer(new AdminRequest(
                method,
                path,
                new Headers(Optional.of("Bearer " + KEY), accept),
                body.getBytes(StandardCharsets.UTF_8)));
    }

    AdminReply answer(AdminRequest request) {
        return desk.answer(request).await().atMost(Duration.ofSeconds(5));
    }

    static JsonNode json(AdminReply reply) {
        try {
            return new JsonMapper().readTree(reply.body());
        } catch (JsonProcessingException notJson) {
            throw new AssertionError(reply.body(), notJson);
        }
    }

    /** An entry whose fetch began now. */
    Entry fetched(Scope scope, String method, String product) {
        EntryKey key = new EntryKey(scope, Version.V1, new MethodName(method), product, Optional.of(product));
        Reply reply = new Reply(200, Reply.Kind.SUCCESS, "application/json", new byte[] {'{', '}'});
        return new Entry(key, reply, Instant.EPOCH, Duration.ZERO, 0, purges.now());
    }

    @Override
    public Optional<TokenCondition> token(String tenant) {
        return Optional.ofNullable(tokens.get(tenant));
    }

    @Override
    public boolean upstreamLeftAlone() {
        return upstreamLeftAlone;
    }

    @Override
    public Uni<Optional<Duration>> pause(Tenant tenant) {
        return Uni.createFrom().item(Optional.ofNullable(pauses.get(tenant.name())));
    }

    @Override
    public Optional<Breaker> redisBreaker() {
        return redis;
    }
}
