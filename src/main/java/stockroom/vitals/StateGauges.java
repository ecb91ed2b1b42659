package stockroom.vitals;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.function.Supplier;
import stockroom.store.MemoryStore;
import stockroom.tenant.folder.WatchedTenantDirectory;

/** What memory holds and how the tenants' folder stands, read off them at each scrape. */
@Singleton
final class StateGauges {

    private final Meters meters;
    private final MemoryStore memory;
    private final WatchedTenantDirectory tenants;

    @Inject
    StateGauges(MeterRegistry registry, MemoryStore memory, WatchedTenantDirectory tenants) {
        this.meters = new Meters(registry);
        this.memory = memory;
        this.tenants = tenants;
    }

    void start(@Observes StartupEvent event) {
        bind();
    }

    void bind() {
        gauge(MetricNames.MEMORY_SIZE, memory::bytes);
        gauge(MetricNames.MEMORY_ENTRIES, memory::entries);
        gauge(MetricNames.TENANTS_LOADED, () -> tenants.status().loaded().size());
        gauge(MetricNames.TENANTS_BROKEN, () -> tenants.status().broken().size());
        gauge(MetricNames.TENANTS_FOLDER_READABLE, () -> tenants.status().readable() ? 1 : 0);
    }

    private void gauge(MetricNames name, Supplier<Number> value) {
        meters.gauge(name, Tags.empty(), value);
    }
}
