package stockroom.observed;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import stockroom.observed.StagedFaults.Fault;

/**
 * Stages one fault after the other against a running gateway with Prometheus: each fires its alert on a cause and no
 * other. Prints the table. Takes about ten minutes; {@code deploy/prometheus/drill} runs it.
 */
final class StagedFaultsDrill {

    private static final int QUICKER = 20;
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final Duration OTHERS_MAY_FIRE = Duration.ofSeconds(4);
    private static final Duration LOOK_EVERY = Duration.ofMillis(500);

    /**
     * Room for what is under way while upstream is slow, and none for a flood; and a limit of Redis that tells one that
     * is gone from a machine that is busy.
     */
    private static final Map<String, String> LITTLE_ROOM = Map.of(
            "stockroom.upstream.concurrent", "32",
            "stockroom.upstream.queue", "8",
            "stockroom.redis.command-timeout", "PT0.5S");

    /** What a fault came to. */
    private record Row(String fault, Set<String> expected, Set<String> fired, Duration after) {

        @Override
        public String toString() {
            return "| %s | %s | %d s |".formatted(fault, String.join(", ", fired), after.toSeconds());
        }
    }

    @Test
    void eachFiresItsAlertAndNoOther() {
        List<Row> rows = new ArrayList<>();
        try (ObservedGateway gateway = new ObservedGateway(LITTLE_ROOM, "acme", "beta");
                PrometheusProcess prometheus = new PrometheusProcess(
                        QuickRules.copy(QUICKER), gateway.process().management("/q/metrics"));
                Calls calls = new Calls(gateway, "acme", "beta");
                StagedFaults faults = new StagedFaults(gateway, calls)) {
            calls.begin();
            await(() -> prometheus.found("job:stockroom_call_hits:ratio_rate5m") > 0);
            for (Fault fault : faults.all()) {
                rows.add(staged(fault, prometheus));
            }
        }
        System.out.println("| fault | alerts on causes that fired | after |\n| --- | --- | --- |");
        rows.forEach(System.out::println);
        assertThat(rows)
                .hasSizeGreaterThanOrEqualTo(10)
                .allSatisfy(row -> assertThat(row.fired()).isEqualTo(row.expected()));
    }

    private static Row staged(Fault fault, PrometheusProcess prometheus) {
        Set<String> fired = new TreeSet<>();
        fault.stage().run();
        Instant began = Instant.now();
        await(() -> fired.addAll(prometheus.firing("cause")));
        Duration after = Duration.between(began, Instant.now());
        Instant end = Instant.now().plus(OTHERS_MAY_FIRE);
        await(() -> {
            fired.addAll(prometheus.firing("cause"));
            return fired.contains(fault.alert()) && Instant.now().isAfter(end);
        });
        fault.heal().run();
        await(() -> {
            Set<String> now = prometheus.firing("cause");
            fired.addAll(now);
            return now.isEmpty();
        });
        return new Row(fault.name(), Set.of(fault.alert()), fired, after);
    }

    private static void await(Callable<Boolean> condition) {
        Awaitility.await().atMost(PATIENCE).pollInterval(LOOK_EVERY).until(condition);
    }
}
