package stockroom.vitals;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import io.quarkus.runtime.StartupEvent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import stockroom.catalog.Methods;
import stockroom.catalog.Reply;
import stockroom.catalog.Scope;
import stockroom.catalog.Version;
import stockroom.store.Entry;
import stockroom.store.EntryKey;
import stockroom.store.MemoryStore;
import stockroom.store.PurgeLedger;
import stockroom.store.PurgeMark;
import stockroom.store.StoreMetrics;
import stockroom.store.StoreTools;
import stockroom.tenant.folder.TenantSettings;
import stockroom.tenant.folder.WatchedTenantDirectory;
import stockroom.testing.VirtualTime;

final class StateGaugesTest {

    private static final String TENANT =
            "username: u\npassword: p\nkeys:\n  - name: web\n    sha256: " + "0".repeat(64) + "\n";

    @TempDir
    private Path dir;

    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final VirtualTime time = VirtualTime.start();
    private final StoreTools tools = new StoreTools(time, () -> 0L, new Random(1), time, StoreMetrics.NONE);
    private final MemoryStore memory = new MemoryStore(100_000, tools);
    private final Phase phase = new Phase();

    @Test
    void readsWhatMemoryHoldsWhenItIsAsked() {
        bind(dir);
        assertThat(gauge("stockroom.memory.entries")).isZero();

        memory.keep(entry(), Duration.ofMinutes(1));

        assertThat(gauge("stockroom.memory.entries")).isEqualTo(1);
        assertThat(gauge("stockroom.memory.limit")).isEqualTo(100_000);
        assertThat(gauge("stockroom.memory.size"))
                .isEqualTo((double) memory.bytes())
                .isPositive();
    }

    @Test
    void countsTenantsAndBrokenFiles() throws IOException {
        WatchedTenantDirectory tenants = bind(dir);
        Files.writeString(dir.resolve("acme.yaml"), TENANT);
        Files.writeString(dir.resolve("beta.yaml"), "username: u\n");

        tenants.refresh();

        assertThat(gauge("stockroom.tenants.loaded")).isEqualTo(1);
        assertThat(gauge("stockroom.tenants.broken")).isEqualTo(1);
        assertThat(gauge("stockroom.tenants.folder.readable")).isEqualTo(1);
    }

    @Test
    void isReadyOnceItIsStartedAndHasATenantUntilItIsToStop() throws IOException {
        WatchedTenantDirectory tenants = bind(dir);
        assertThat(gauge("stockroom.ready")).isZero();

        phase.started(new StartupEvent());
        assertThat(gauge("stockroom.ready")).isZero();

        Files.writeString(dir.resolve("acme.yaml"), TENANT);
        tenants.refresh();
        assertThat(gauge("stockroom.ready")).isEqualTo(1);

        phase.asksToStop(new ShutdownDelayInitiatedEvent());
        assertThat(gauge("stockroom.ready")).isZero();
    }

    @Test
    void knowsAllPurgesWhereNoneAreShared() {
        bind(dir);

        assertThat(gauge("stockroom.purges.unchecked")).isZero();
    }

    @Test
    void tellsAFolderThatIsNotThere() {
        bind(dir.resolve("absent"));

        assertThat(gauge("stockroom.tenants.folder.readable")).isZero();
    }

    private WatchedTenantDirectory bind(Path folder) {
        WatchedTenantDirectory tenants = new WatchedTenantDirectory(
                new TenantSettings(folder, TenantSettings.LOOK_EVERY_DEFAULT, Duration.ZERO), time);
        new StateGauges(registry, phase, new StateGauges.Kept(memory, PurgeLedger.alone(tools)), tenants).bind();
        return tenants;
    }

    private static Entry entry() {
        EntryKey key = new EntryKey(Scope.ofTenant("acme"), Version.V1, Methods.LIST, "{}", Optional.empty());
        Reply reply = new Reply(200, Reply.Kind.SUCCESS, "application/json", new byte[100]);
        return new Entry(key, reply, Instant.EPOCH, Duration.ZERO, 0, new PurgeMark("", 0, 0, 0));
    }

    private double gauge(String name) {
        return registry.get(name).gauge().value();
    }
}
