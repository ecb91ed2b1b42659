package stockroom.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.logging.Level;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import stockroom.simulation.Simulation.Outcome;

class SimulationTest {

    private static final long FIRST = Long.getLong("simulation.first", 1);
    private static final long SEEDS = Long.getLong("simulation.seeds", 10_000);
    private static final int REPLAYED = 20;

    /** Replicas in trouble would say so, a hundred thousand times. */
    @BeforeAll
    static void isSilent() {
        Replay.LOGGER.setLevel(Level.OFF);
    }

    @AfterAll
    static void isHeardAgain() {
        Replay.LOGGER.setLevel(null);
    }

    @Test
    void noSeedViolatesAnything() throws InterruptedException, ExecutionException {
        // Threads of our own: those of the common pool know another class loader than the tests do.
        int workers = Runtime.getRuntime().availableProcessors();
        List<Callable<Optional<Outcome>>> shares = new ArrayList<>();
        for (int worker = 0; worker < workers; worker++) {
            long first = FIRST + worker;
            shares.add(
                    () -> violation(LongStream.iterate(first, seed -> seed < FIRST + SEEDS, seed -> seed + workers)));
        }
        try (ExecutorService threads = Executors.newFixedThreadPool(workers)) {
            for (Future<Optional<Outcome>> share : threads.invokeAll(shares)) {
                share.get().ifPresent(SimulationTest::show);
            }
        }
    }

    private static Optional<Outcome> violation(LongStream seeds) {
        return seeds.mapToObj(seed -> Simulation.run(seed, false))
                .filter(outcome -> outcome.violation().isPresent())
                .findFirst();
    }

    private static void show(Outcome failed) {
        Outcome again = Simulation.run(failed.seed(), true);
        fail(
                "seed %d: %s%n%s%nAgain: ./mvnw test -Dtest=SimulationTest -Dsimulation.seeds=1 -Dsimulation.first=%d",
                failed.seed(), failed.violation().orElseThrow(), String.join("\n", again.trace()), failed.seed());
    }

    @Test
    void aSeedReplaysExactlyHere() {
        for (long seed = FIRST; seed < FIRST + REPLAYED; seed++) {
            assertThat(Simulation.run(seed, true)).isEqualTo(Simulation.run(seed, true));
        }
    }

    /** Another process has other identities, hash salts and addresses. */
    @Test
    void aSeedReplaysExactlyInAnotherProcess() throws IOException, InterruptedException {
        Process other = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Djava.util.logging.manager=org.jboss.logmanager.LogManager",
                        "-cp",
                        System.getProperty("java.class.path"),
                        "stockroom.simulation.Replay",
                        Long.toString(FIRST),
                        Long.toString(REPLAYED))
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        String said = new String(other.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        other.waitFor();

        assertThat(said.strip()).isEqualTo(Replay.digest(FIRST, REPLAYED));
    }

    @Test
    void anotherSeedIsAnotherStory() {
        assertThat(Simulation.run(1, true).trace())
                .isNotEqualTo(Simulation.run(2, true).trace());
    }

    /** A world in which nothing goes wrong, or nobody is served what is kept, proves nothing. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "hit MEMORY",
                "hit REDIS",
                "stale",
                "fetched COLLAPSED",
                "REFRESH",
                "RecordNotFound",
                "Permission",
                "failed LOGIN_REFUSED",
                "logs in as u-twin",
                "gets no answer from Redis",
                "gets the answer to another command",
                "dies",
                "Redis fails over",
                "Redis down, empty afterwards",
                "purge",
                "acme moves",
                "upstream ends the tokens",
                "vanishes"
            })
    void everyKindOfStoryIsTold(String word) {
        assertThat(Stories.TOLD).anyMatch(line -> line.contains(word));
    }

    /** A hundred seeds' traces, told once for all words. */
    private static final class Stories {

        private static final List<String> TOLD = LongStream.rangeClosed(1, 100)
                .mapToObj(seed -> Simulation.run(seed, true))
                .flatMap(outcome -> outcome.trace().stream())
                .collect(Collectors.toList());
    }
}
