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

/** Counts logins and tokens by tenant, and drops the meters of who is gone. */
@Singleton
final class TokenMeters implements TokenMetrics {

    private final TenantLabels labels;
    private final Map<String, TokenSeries> byLabel = new ConcurrentHashMap<>();
    private final Meters meters;
    private final InstantSource clock;

    @Inject
    TokenMeters(MeterRegistry registry, MetricsConfig config, InstantSource clock) {
        this.meters = new Meters(registry);
        this.labels = new TenantLabels(config);
        this.clock = clock;
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
        with(tenant, series -> series.login(TokenSeries.Login.MINTED));
    }

    @Override
    public void renewed(String tenant) {
        with(tenant, TokenSeries::renewed);
    }

    @Override
    public void refused(String tenant) {
        with(tenant, series -> series.login(TokenSeries.Login.REFUSED));
    }

    @Override
    public void failed(String tenant) {
        with(tenant, series -> series.login(TokenSeries.Login.FAILED));
    }

    @Override
    public void dropped(String tenant) {
        with(tenant, series -> series.dropped(tenant));
    }

    @Override
    public void unreadable(String tenant) {
        with(tenant, TokenSeries::unreadable);
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
        labels.known(tenant).ifPresent(label -> {
            byLabel.computeIfPresent(
                    label, (name, series) -> series.without(tenant).orElse(null));
            labels.forget(tenant);
        });
    }

    /** Inside {@code compute}, so that no event is counted on meters that are being removed. */
    private void with(String tenant, Consumer<TokenSeries> event) {
        byLabel.compute(labels.of(tenant), (label, known) -> {
            TokenSeries series = known != null ? known : new TokenSeries(label, meters, clock);
            series.add(tenant);
            event.accept(series);
            return series;
        });
    }
}
