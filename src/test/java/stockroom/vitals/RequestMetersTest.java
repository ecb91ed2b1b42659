package stockroom.vitals;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.junit.jupiter.api.Test;

final class RequestMetersTest {

    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final RequestMeters meters = new RequestMeters(registry);

    @Test
    void countsRequestsByStatus() {
        meters.answered(200);
        meters.answered(401);
        meters.answered(200);

        assertThat(count("200")).isEqualTo(2);
        assertThat(count("401")).isEqualTo(1);
    }

    /** Upstream's status passes as it came, and upstream may break. */
    @Test
    void whatIsNoStatusMakesNoMeter() {
        meters.answered(0);
        meters.answered(600);

        assertThat(registry.getMeters()).isEmpty();
    }

    private double count(String status) {
        return registry.get("stockroom.requests")
                .tags("status", status)
                .counter()
                .count();
    }
}
