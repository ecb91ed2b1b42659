package stockroom.observed;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** Every query of dashboards and every recording finds something in a gateway that has seen good and bad. */
final class EveryQueryDrill {

    private static final Duration PATIENCE = Duration.ofSeconds(90);

    /** Calls that upstream answered, as Prometheus knows of them once it has seen two pages. */
    private static final String FETCHED = "rate(stockroom_call_duration_seconds_count{answer=\"bypass\"}[20s]) > 0";

    /** Lifetimes that are over while the drill runs. */
    private static final Map<String, String> SHORT_LIVES = Map.of(
            "stockroom.cache.\"Product/details\".fresh", "PT3S",
            "stockroom.cache.\"Product/details\".stale-while-refreshing", "PT0S",
            "stockroom.cache.\"Product/startingPrice\".fresh", "PT3S",
            "stockroom.cache.\"Product/list\".fresh", "PT3S");

    @Test
    void noneComesBackEmpty() {
        try (ObservedGateway gateway = new ObservedGateway(SHORT_LIVES, "acme", "beta");
                PrometheusProcess prometheus = new PrometheusProcess(
                        AlertRules.FOLDER, gateway.process().management("/q/metrics"));
                Calls calls = new Calls(gateway, "acme", "beta")) {
            calls.begin();
            Awaitility.await()
                    .atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(gateway.outcomes()).containsKey("status 200"));
            Awaitility.await().atMost(PATIENCE).until(() -> prometheus.found(FETCHED) > 0);
            gateway.sandbox(
                    "POST", "faults", "{\"method\":\"Product/price\",\"kind\":\"garbage\",\"duration_ms\":60000}");
            gateway.sandbox(
                    "POST", "faults", "{\"method\":\"Product/details\",\"kind\":\"status\",\"duration_ms\":60000}");

            Awaitility.await()
                    .atMost(PATIENCE)
                    .pollInterval(Duration.ofSeconds(1))
                    .untilAsserted(() -> assertThat(empty(prometheus)).isEmpty());
        }
    }

    private static List<String> empty(PrometheusProcess prometheus) {
        Stream<String> shown = Dashboards.queries().stream()
                .filter(query -> prometheus.found(query.filled()) == 0)
                .map(Dashboards.Query::toString);
        Stream<String> recorded = AlertRules.all().stream()
                .flatMap(rule -> rule.record().stream())
                .filter(record -> prometheus.found(record) == 0);
        return Stream.concat(shown, recorded).toList();
    }
}
