package stockroom.vitals;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import stockroom.catalog.MethodName;
import stockroom.catalog.Methods;
import stockroom.upstream.UpstreamMetrics.Breaker;
import stockroom.upstream.UpstreamMetrics.Outcome;
import stockroom.upstream.Urgency;

final class UpstreamMetersTest {

    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final UpstreamMeters meters = new UpstreamMeters(registry, InstantSource.system());

    @Test
    void countsAndTimesCalls() {
        meters.called(Methods.PRICE, Urgency.PRICE, Outcome.TIMED_OUT, Duration.ofSeconds(10));
        meters.called(Methods.PRICE, Urgency.MISS, Outcome.TIMED_OUT, Duration.ofSeconds(5));

        assertThat(registry.get("stockroom.upstream.calls")
                        .tags("method", "Product/price", "urgency", "price", "outcome", "timed_out")
                        .counter()
                        .count())
                .isEqualTo(1);
        assertThat(registry.get("stockroom.upstream.duration")
                        .tags("method", "Product/price")
                        .timer()
                        .totalTime(TimeUnit.SECONDS))
                .isEqualTo(15);
    }

    @Test
    void countsRepliesByStatus() {
        meters.replied(503);
        meters.replied(200);
        meters.replied(503);

        assertThat(registry.get("stockroom.upstream.replies")
                        .tags("status", "503")
                        .counter()
                        .count())
                .isEqualTo(2);
    }

    @Test
    void tellsRetriesMadeFromThoseDenied() {
        meters.retried(Methods.LIST);
        meters.retryDenied(Methods.LIST);
        meters.retryDenied(Methods.LIST);

        assertThat(retries("made")).isEqualTo(1);
        assertThat(retries("denied")).isEqualTo(2);
    }

    @Test
    void showsTheOneStateThatTheBreakerIsIn() {
        assertThat(states()).isEqualTo("closed");

        meters.breaker(Breaker.OPEN);
        assertThat(states()).isEqualTo("open");

        meters.breaker(Breaker.HALF_OPEN);
        assertThat(states()).isEqualTo("half_open");
        assertThat(meters.breakerState()).isEqualTo(Breaker.HALF_OPEN);
    }

    @Test
    void methodsThatCallersMakeUpShareOneLabel() {
        meters.called(new MethodName("Larder/jam"), Urgency.MISS, Outcome.SUCCESS, Duration.ZERO);

        assertThat(registry.get("stockroom.upstream.calls").counter().getId().getTag("method"))
                .isEqualTo("other");
    }

    private double retries(String result) {
        return registry.get("stockroom.upstream.retries")
                .tags("method", "Product/list", "result", result)
                .counter()
                .count();
    }

    /** The states whose gauge is 1. */
    private String states() {
        return String.join(
                ",",
                registry.get("stockroom.breaker.state").tags("breaker", "upstream").gauges().stream()
                        .filter(gauge -> gauge.value() == 1)
                        .map(gauge -> String.valueOf(gauge.getId().getTag("state")))
                        .toList());
    }
}
