package stockroom.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import stockroom.cluster.SandboxUpstream;

/**
 * Whatever breaks, what is kept is served, what fails says so clearly and in time, and nothing is ever wrong. Each fault
 * is a row of the table in {@code target/faults.md}.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FaultMatrixIT {

    /** How long the load of a row runs. */
    private static final Duration LENGTH = Duration.ofSeconds(Integer.getInteger("faults.seconds", 2));

    /** Which rows, as a regular expression of their names. */
    private static final String ROWS = System.getProperty("faults.rows", ".*");

    private static final int WARM_UPS = 3;

    private final List<String> table = new ArrayList<>(List.of(Row.HEAD));
    private final SandboxUpstream upstream = SandboxUpstream.start(UpstreamFaults.USUAL);
    private final SandboxUpstream oracle = SandboxUpstream.start(Duration.ZERO);
    private final Truth truth = new Truth(oracle);
    private final MovingPrices prices = MovingPrices.of(upstream);
    private final Stage stage = new Stage(upstream, Tier.ofOne());

    @BeforeAll
    void warmUp() {
        upstream.control("PUT", "tokens/lifetime", "{\"seconds\":600}");
        for (int i = 0; i < WARM_UPS; i++) {
            stage.recover();
            stage.prime(LENGTH);
            stage.load(LENGTH);
        }
    }

    @AfterAll
    void stop() throws IOException {
        Files.write(Path.of("target", "faults.md"), table);
        stage.close();
        prices.close();
        oracle.close();
        upstream.close();
    }

    @TestFactory
    Stream<DynamicTest> holds() {
        Stream<DynamicTest> onOneRedis = Stream.of(
                        Stream.of(Breakage.NOTHING),
                        UpstreamFaults.all().stream(),
                        RedisFaults.all().stream(),
                        LoginFaults.all().stream(),
                        ProcessFaults.all().stream())
                .flatMap(faults -> faults)
                .map(fault -> DynamicTest.dynamicTest(fault.name(), () -> holdsThrough(fault, stage)));
        Stream<DynamicTest> onWatchedRedis = Stream.of(RedisFaults.failingOver())
                .map(fault -> DynamicTest.dynamicTest(fault.name(), () -> holdsOnWatchedRedis(fault)));
        return Stream.concat(onOneRedis, onWatchedRedis)
                .filter(row -> row.getDisplayName().matches(ROWS));
    }

    private void holdsOnWatchedRedis(Fault fault) {
        try (Stage watched = new Stage(upstream, Tier.watched())) {
            holdsThrough(fault, watched);
        }
    }

    private void holdsThrough(Fault fault, Stage on) {
        fault.prepare(on);
        on.recover();
        int oldest = prices.current();
        on.prime(LENGTH);
        fault.begin(on, LENGTH);
        Judge judge = new Judge(truth, prices, fault.upstreamsWords(on));
        List<Made> calls;
        try {
            calls = on.load(LENGTH);
        } finally {
            fault.end(on);
        }
        Row row = new Row(fault, judge.judge(calls, oldest), on.recover());
        System.out.println(row);
        table.add(row.toString());
        assertThat(row.violations()).isEmpty();
    }
}
