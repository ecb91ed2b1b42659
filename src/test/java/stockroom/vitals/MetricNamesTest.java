package stockroom.vitals;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.config.NamingConvention;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.micrometer.prometheus.PrometheusNamingConvention;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import stockroom.catalog.FailureCause;
import stockroom.catalog.Methods;
import stockroom.catalog.Tier;
import stockroom.store.MemoryStore;
import stockroom.store.PurgeLedger;
import stockroom.store.StoreMetrics;
import stockroom.store.StoreMetrics.Command;
import stockroom.store.StoreTools;
import stockroom.tenant.folder.TenantSettings;
import stockroom.tenant.folder.WatchedTenantDirectory;
import stockroom.testing.VirtualTime;
import stockroom.upstream.UpstreamMetrics;
import stockroom.upstream.Urgency;

final class MetricNamesTest {

    /** Deprecated for a newer client, but what the Prometheus extension brings. */
    @SuppressWarnings("deprecation") // the registry that Quarkus brings still names meters by it
    private static final NamingConvention PROMETHEUS = new PrometheusNamingConvention();

    @TempDir
    private Path dir;

    @ParameterizedTest
    @EnumSource
    void hasHelpInOneLine(MetricNames name) {
        assertThat(name.help()).matches("[A-Z0-9][^\n]{14,119}[^.\n]");
    }

    @ParameterizedTest
    @EnumSource
    void isWrittenInLowerCaseWordsUnderTheGatewaysName(MetricNames name) {
        assertThat(name.id()).matches("stockroom(\\.[a-z]+)+");
    }

    /** The registry adds what Prometheus wants behind a name: one that ends so already would say it twice. */
    @ParameterizedTest
    @EnumSource
    void leavesUnitAndTotalToTheRegistry(MetricNames name) {
        assertThat(name.id()).doesNotMatch(".*\\.(total|count|sum|bucket|max|info|seconds|millis|bytes)");
        assertThat(name.unit().stream()).allMatch(Set.of("bytes", "seconds")::contains);
    }

    @ParameterizedTest
    @EnumSource
    void readsInPrometheusAsItsKindShould(MetricNames name) {
        String written = PROMETHEUS.name(
                name.id(),
                switch (name.kind()) {
                    case COUNTER -> Meter.Type.COUNTER;
                    case TIMER, SUMMARY -> Meter.Type.TIMER;
                    case GAUGE -> Meter.Type.GAUGE;
                },
                name.unit().orElse(null));

        String suffix = name.unit().map(unit -> "_" + unit).orElse("");
        assertThat(written)
                .isEqualTo(name.id().replace('.', '_')
                        + switch (name.kind()) {
                            case COUNTER -> suffix + "_total";
                            case TIMER, SUMMARY -> "_seconds";
                            case GAUGE -> suffix;
                        });
    }

    @Test
    void noTwoShareAName() {
        assertThat(ids()).hasSize(MetricNames.values().length);
    }

    @Test
    void eachIsTheNameOfAMeterAndEachMeterHasOne() {
        SimpleMeterRegistry registry = new SimpleMeterRegistry();

        everythingHappens(registry);

        assertThat(registry.getMeters().stream()
                        .map(meter -> meter.getId().getName())
                        .collect(Collectors.toSet()))
                .isEqualTo(ids());
    }

    private void everythingHappens(SimpleMeterRegistry registry) {
        VirtualTime time = VirtualTime.start();
        new RequestMeters(registry).answered(200);
        TenantMeters tenants = new TenantMeters(registry, new TestingMetricsConfig(true, 1), time);
        tenants.expires("acme", Instant.EPOCH);
        LookupMeters lookup = new LookupMeters(registry, tenants);
        lookup.answered("acme", Methods.DETAILS, Results.hit(Tier.MEMORY, Duration.ZERO), lookup.began());
        lookup.answered("acme", Methods.DETAILS, Results.failed(FailureCause.OVERLOADED), lookup.began());
        lookup.product(Results.hit(Tier.MEMORY, Duration.ZERO));
        UpstreamMeters upstream = new UpstreamMeters(registry, InstantSource.system());
        upstream.called(Methods.PRICE, Urgency.PRICE, UpstreamMetrics.Outcome.SUCCESS, Duration.ZERO);
        upstream.replied(200);
        StoreMeters store = new StoreMeters(registry, InstantSource.system());
        store.hit(Tier.MEMORY);
        store.redis(Command.GET, StoreMetrics.Outcome.OK, Duration.ZERO);
        StoreTools tools = new StoreTools(time, () -> 0L, new Random(1), time, StoreMetrics.NONE);
        new StateGauges(
                        registry,
                        new Phase(),
                        new StateGauges.Kept(new MemoryStore(1000, tools), PurgeLedger.alone(tools)),
                        new WatchedTenantDirectory(TenantSettings.of(dir), time))
                .bind();
    }

    private static Set<String> ids() {
        return Arrays.stream(MetricNames.values()).map(MetricNames::id).collect(Collectors.toSet());
    }
}
