package stockroom.vitals;

import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import stockroom.token.TokenMetrics;

/** Counts calls, logins and tokens by tenant, and drops the meters of who is gone. */
@Singleton
final class TenantMeters implements TokenMetrics {

    private final TenantLabels labels;
    private final Map<String, TenantSeries> byLabel = new ConcurrentHashMap<>();
    private final Map<String, TenantCalls> calls = new ConcurrentHashMap<>();
    private final Meters meters;
    private final InstantSource clock;

    @Inject
    TenantMeters(MeterRegistry registry, MetricsConfig config, InstantSource clock) {
        this.meters = new Meters(registry);
        this.labels = new TenantLabels(config);
        this.clock = clock;
    }

    /** What a tenant's calls are counted on; found in one step but for its first call. */
    TenantCalls calls(String tenant) {
        TenantCalls known = calls.get(tenant);
        return known != null
                ? known
                : calls.computeIfAbsent(tenant, name -> with(name, series -> {}).calls());
    }

    /** The tenants whose credentials upstream refuses, in the order of their names. */
    List<String> refusedLogins() {
        return byLabel.values().stream()
                .flatMap(series -> series.refusedLogins().stream())
                .sorted()
                .toList();
    }

    @Override
    public void minted(String tenant) {
        with(tenant, series -> series.login(TenantSeries.Login.MINTED));
    }

    @Override
    public void renewed(String tenant) {
        with(tenant, TenantSeries::renewed);
    }

    @Override
    public void refused(String tenant) {
        with(tenant, series -> series.login(TenantSeries.Login.REFUSED));
    }

    @Override
    public void failed(String tenant) {
        with(tenant, series -> series.login(TenantSeries.Login.FAILED));
    }

    @Override
    public void dropped(String tenant) {
        with(tenant, series -> series.dropped(tenant));
    }

    @Override
    public void unreadable(String tenant) {
        with(tenant, TenantSeries::unreadable);
    }

    @Override
    public void expires(String tenant, Instant end) {
        with(tenant, series -> series.expires(tenant, end));
    }

    @Override
    public void loginBreaker(String tenant, boolean open) {
        with(tenant, series -> series.loginRefused(tenant, open));
    }

    /** A label goes with the last of its tenants. */
    @Override
    public void forgotten(String tenant) {
        calls.remove(tenant);
        labels.known(tenant).ifPresent(label -> {
            byLabel.computeIfPresent(
                    label, (name, series) -> series.without(tenant).orElse(null));
            labels.forget(tenant);
        });
    }

    /** Inside {@code compute}, so that no event is counted on meters that are being removed. */
    private TenantSeries with(String tenant, Consumer<TenantSeries> event) {
        return byLabel.compute(labels.of(tenant), (label, known) -> {
            TenantSeries series = known != null ? known : new TenantSeries(label, meters, clock);
            series.add(tenant);
            event.accept(series);
            return series;
        });
    }
}
