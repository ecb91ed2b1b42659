package stockroom.vitals;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.function.Supplier;
import stockroom.store.MemoryStore;
import stockroom.store.PurgeLedger;
import stockroom.tenant.folder.WatchedTenantDirectory;

/** How memory, purges and the tenants' folder stand, read off them at each scrape. */
@Singleton
final class StateGauges {

    private final Meters meters;
    private final Phase phase;
    private final MemoryStore memory;
    private final PurgeLedger purges;
    private final WatchedTenantDirectory tenants;

    @Inject
    StateGauges(MeterRegistry registry, Phase phase, Kept kept, WatchedTenantDirectory tenants) {
        this.meters = new Meters(registry);
        this.phase = phase;
        this.memory = kept.memory();
        this.purges = kept.purges();
        this.tenants = tenants;
    }

    /** What is kept here, and what of it counts no more. */
    @Singleton
    record Kept(MemoryStore memory, PurgeLedger purges) {}

    void start(@Observes StartupEvent event) {
        bind();
    }

    void bind() {
        gauge(MetricNames.MEMORY_SIZE, memory::bytes);
        gauge(MetricNames.MEMORY_LIMIT, memory::bytesMax);
        gauge(MetricNames.MEMORY_ENTRIES, memory::entries);
        gauge(MetricNames.PURGES_CHECKED, () -> Meters.seconds(purges.unchecked()));
        gauge(MetricNames.READY, () -> isReady() ? 1 : 0);
        gauge(MetricNames.TENANTS_LOADED, () -> tenants.status().loaded().size());
        gauge(MetricNames.TENANTS_BROKEN, () -> tenants.status().broken().size());
        gauge(MetricNames.TENANTS_FOLDER_READABLE, () -> tenants.status().readable() ? 1 : 0);
    }

    private boolean isReady() {
        return phase.is() == Phase.Is.RUNNING && !tenants.status().loaded().isEmpty();
    }

    private void gauge(MetricNames name, Supplier<Number> value) {
        meters.gauge(name, Tags.empty(), value);
    }
}
