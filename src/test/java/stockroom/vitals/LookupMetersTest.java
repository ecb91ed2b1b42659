package stockroom.vitals;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;
import static stockroom.vitals.Results.failed;
import static stockroom.vitals.Results.fetched;
import static stockroom.vitals.Results.hit;
import static stockroom.vitals.Results.stale;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MockClock;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.simple.SimpleConfig;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import stockroom.catalog.FailureCause;
import stockroom.catalog.MethodName;
import stockroom.catalog.Methods;
import stockroom.catalog.Reply.Kind;
import stockroom.catalog.Tier;
import stockroom.lookup.LookupMetrics.Claimed;
import stockroom.lookup.LookupResult;
import stockroom.lookup.LookupResult.Reason;
import stockroom.lookup.LookupResult.Sharing;
import stockroom.testing.VirtualTime;

final class LookupMetersTest {

    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final Duration HOUR = Duration.ofHours(1);

    private final MockClock clock = new MockClock();
    private final SimpleMeterRegistry registry = new SimpleMeterRegistry(SimpleConfig.DEFAULT, clock);
    private final TenantMeters tenants =
            new TenantMeters(registry, new TestingMetricsConfig(true, 10), VirtualTime.start());
    private final LookupMeters meters = new LookupMeters(registry, tenants);

    static Stream<Arguments> results() {
        return Stream.of(
                arguments(hit(Tier.MEMORY, MINUTE), "hit", "memory"),
                arguments(hit(Tier.REDIS, MINUTE), "hit", "redis"),
                arguments(hit(Tier.MEMORY, HOUR), "stale_while_revalidate", "memory"),
                arguments(stale(Tier.REDIS, HOUR), "stale_if_error", "redis"),
                arguments(fetched(Kind.SUCCESS, Reason.MISS, Sharing.ALONE), "miss", "upstream"),
                arguments(fetched(Kind.NOT_FOUND, Reason.MISS, Sharing.ALONE), "miss", "upstream"),
                arguments(fetched(Kind.SUCCESS, Reason.STALE, Sharing.ALONE), "expired", "upstream"),
                arguments(fetched(Kind.SUCCESS, Reason.PARTIAL, Sharing.ALONE), "partial", "upstream"),
                arguments(fetched(Kind.SUCCESS, Reason.BYPASS, Sharing.ALONE), "bypass", "upstream"),
                arguments(fetched(Kind.REFUSED, Reason.MISS, Sharing.ALONE), "refused", "upstream"),
                arguments(fetched(Kind.FAULT, Reason.BYPASS, Sharing.ALONE), "fault", "upstream"),
                arguments(failed(FailureCause.TIMED_OUT), "unanswered", "nobody"));
    }

    @ParameterizedTest
    @MethodSource("results")
    void countsCallsAndProductsByAnswerAndTier(LookupResult result, String answer, String tier) {
        answered(Methods.DETAILS, result);
        meters.product(result);

        assertThat(registry.get("stockroom.calls").counters()).hasSize(1);
        assertThat(registry.get("stockroom.calls")
                        .tags("method", "Product/details", "answer", answer, "tier", tier)
                        .counter()
                        .count())
                .isEqualTo(1);
        assertThat(registry.get("stockroom.products")
                        .tags("answer", answer, "tier", tier)
                        .counter()
                        .count())
                .isEqualTo(1);
    }

    static Stream<Arguments> savings() {
        return Stream.of(
                arguments(Methods.DETAILS, hit(Tier.MEMORY, MINUTE), "memory"),
                arguments(Methods.DETAILS, hit(Tier.REDIS, MINUTE), "redis"),
                arguments(Methods.STARTING_PRICE, hit(Tier.MEMORY, MINUTE), "by_product"),
                arguments(Methods.DETAILS, stale(Tier.MEMORY, HOUR), "stale"),
                arguments(Methods.DETAILS, fetched(Kind.SUCCESS, Reason.MISS, Sharing.COLLAPSED), "collapsed"));
    }

    @ParameterizedTest
    @MethodSource("savings")
    void countsACallThatUpstreamWasSpared(MethodName method, LookupResult result, String cause) {
        answered(method, result);

        assertThat(saved(cause)).isEqualTo(1);
        assertThat(savedInAll()).isEqualTo(1);
    }

    @Test
    void aCallOfItsOwnToUpstreamSavesNothing() {
        answered(Methods.DETAILS, fetched(Kind.SUCCESS, Reason.MISS, Sharing.ALONE));
        answered(Methods.DETAILS, failed(FailureCause.UNREACHABLE));

        assertThat(savedInAll()).isZero();
    }

    @Test
    void saysWhyThereWasNoAnswer() {
        answered(Methods.PRICE, failed(FailureCause.OVERLOADED));

        assertThat(registry.get("stockroom.calls.unanswered")
                        .tags("method", "Product/price", "cause", "overloaded")
                        .counter()
                        .count())
                .isEqualTo(1);
    }

    @Test
    void measuresTheAgeOfWhatIsServed() {
        answered(Methods.LIST, hit(Tier.REDIS, MINUTE));
        answered(Methods.LIST, stale(Tier.REDIS, HOUR));
        answered(Methods.LIST, fetched(Kind.SUCCESS, Reason.MISS, Sharing.ALONE));

        var age = registry.get("stockroom.answer.age")
                .tags("method", "Product/list", "tier", "redis")
                .timer();
        assertThat(age.count()).isEqualTo(2);
        assertThat(age.totalTime(TimeUnit.SECONDS)).isEqualTo(3660);
    }

    @Test
    void timesCallsOnAClockThatNeverGoesBack() {
        long began = meters.began();
        clock.add(Duration.ofMillis(3));

        meters.answered("acme", Methods.LIST, hit(Tier.MEMORY, MINUTE), began);

        var duration =
                registry.get("stockroom.call.duration").tags("answer", "hit").timer();
        assertThat(duration.count()).isEqualTo(1);
        assertThat(duration.totalTime(TimeUnit.MILLISECONDS)).isEqualTo(3);
        assertThat(ofTenant("kept").totalTime(TimeUnit.MILLISECONDS)).isEqualTo(3);
    }

    static Stream<Arguments> outcomes() {
        return Stream.of(
                arguments(hit(Tier.MEMORY, MINUTE), "kept"),
                arguments(hit(Tier.MEMORY, HOUR), "kept"),
                arguments(stale(Tier.REDIS, HOUR), "stale"),
                arguments(fetched(Kind.SUCCESS, Reason.MISS, Sharing.ALONE), "fetched"),
                arguments(fetched(Kind.REFUSED, Reason.MISS, Sharing.ALONE), "fetched"),
                arguments(fetched(Kind.FAULT, Reason.MISS, Sharing.ALONE), "failed"),
                arguments(failed(FailureCause.TIMED_OUT), "failed"));
    }

    @ParameterizedTest
    @MethodSource("outcomes")
    void countsCallsByTenantAndWhatItsStorefrontGot(LookupResult result, String outcome) {
        answered(Methods.DETAILS, result);

        assertThat(ofTenant(outcome).count()).isEqualTo(1);
        assertThat(registry.get("stockroom.tenant.call.duration").timers().stream()
                        .mapToLong(Timer::count)
                        .sum())
                .isEqualTo(1);
    }

    @Test
    void measuresTheAgeOfWhatATenantIsServed() {
        answered(Methods.LIST, hit(Tier.REDIS, MINUTE));
        answered(Methods.DETAILS, stale(Tier.MEMORY, HOUR));
        answered(Methods.LIST, fetched(Kind.SUCCESS, Reason.MISS, Sharing.ALONE));

        Timer age = registry.get("stockroom.tenant.answer.age")
                .tags("tenant", "acme")
                .timer();
        assertThat(age.count()).isEqualTo(2);
        assertThat(age.totalTime(TimeUnit.SECONDS)).isEqualTo(3660);
    }

    @Test
    void countsACallThatABugEnded() {
        meters.broke("acme", Methods.LIST, meters.began());

        assertThat(ofTenant("failed").count()).isEqualTo(1);
        assertThat(registry.get("stockroom.calls")
                        .tags("method", "Product/list", "answer", "broken", "tier", "nobody")
                        .counter()
                        .count())
                .isEqualTo(1);
    }

    @Test
    void countsHowReplicasAgreeOnWhoFetches() {
        meters.claimed(Claimed.TAKEN);

        assertThat(registry.get("stockroom.lease.claims")
                        .tags("result", "taken")
                        .counter()
                        .count())
                .isEqualTo(1);
    }

    @Test
    void methodsThatCallersMakeUpShareOneLabel() {
        answered(new MethodName("Larder/jam"), hit(Tier.MEMORY, MINUTE));
        int before = registry.getMeters().size();

        IntStream.range(1, 1000).forEach(n -> answered(new MethodName("Larder/jam" + n), hit(Tier.MEMORY, MINUTE)));

        assertThat(registry.getMeters()).hasSize(before);
        assertThat(registry.get("stockroom.calls")
                        .tags("method", "other")
                        .counter()
                        .count())
                .isEqualTo(1000);
    }

    @Test
    void methodsOfTheCatalogueHaveTheirOwnLabels() {
        for (String method : new String[] {"Product/getProductCodeFromPath", "UTILITIES/info/PING"}) {
            answered(new MethodName(method), hit(Tier.MEMORY, MINUTE));
        }

        assertThat(registry.get("stockroom.calls").counters())
                .extracting(counter -> counter.getId().getTag("method"))
                .containsExactlyInAnyOrder("Product/getProductCodeFromPath", "Utilities/Info/ping");
    }

    private void answered(MethodName method, LookupResult result) {
        meters.answered("acme", method, result, meters.began());
    }

    private Timer ofTenant(String outcome) {
        return registry.get("stockroom.tenant.call.duration")
                .tags("tenant", "acme", "outcome", outcome)
                .timer();
    }

    private double saved(String cause) {
        return registry.get("stockroom.upstream.calls.saved")
                .tags("cause", cause)
                .counter()
                .count();
    }

    private double savedInAll() {
        return registry.get("stockroom.upstream.calls.saved").counters().stream()
                .mapToDouble(Counter::count)
                .sum();
    }
}
