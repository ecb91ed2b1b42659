package stockroom.lookup;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import stockroom.catalog.Call;
import stockroom.catalog.Methods;
import stockroom.store.MemoryStore;
import stockroom.store.NoSharedState;
import stockroom.store.PurgeLedger;
import stockroom.store.PurgeSelector;
import stockroom.store.StoreMetrics;
import stockroom.store.StoreTools;
import stockroom.store.TieredStore;

/** The lookup under real threads: many callers of few things, an upstream on threads of its own, purges in between. */
final class RealThreadsTest {

    private static final int CALLS = 20_000;

    private final ScheduledExecutorService timer = Executors.newScheduledThreadPool(3);
    private final ExecutorService callers = Executors.newFixedThreadPool(8);
    private final FakeUpstream upstream = new FakeUpstream(timer);
    private final StoreTools tools = new StoreTools(
            () -> Instant.parse("2026-03-01T12:00:00Z"), System::nanoTime, new Random(1), timer, StoreMetrics.NONE);
    private final PurgeLedger purges = PurgeLedger.alone(tools);
    private final CatalogLookup lookup = new CatalogLookup(
            new Policies(Map.of(Methods.DETAILS, World.DETAILS, Methods.STARTING_PRICE, World.STARTING_PRICES)),
            new CatalogLookup.Behind(
                    new TieredStore(new MemoryStore(1 << 24, tools), Optional.empty(), purges, tools),
                    purges,
                    new NoSharedState(),
                    upstream),
            World.SETTINGS,
            new CatalogLookup.Surroundings(new Ambient(tools.clock(), new Random(2), timer), LookupMetrics.NONE));

    @AfterEach
    void end() throws InterruptedException {
        callers.shutdownNow();
        timer.shutdownNow();
        assertThat(callers.awaitTermination(10, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void everyCallerIsAnsweredAndNothingIsLeft() {
        upstream.takes(Duration.ofMillis(2));
        List<CompletableFuture<LookupResult>> answers = new ArrayList<>();
        for (int i = 0; i < CALLS; i++) {
            if (i % 1_000 == 0) {
                purges.purge(PurgeSelector.ALL).await().indefinitely();
            }
            Call call = call(i);
            CompletableFuture<LookupResult> answer = new CompletableFuture<>();
            answers.add(answer);
            callers.execute(() ->
                    lookup.answer(Asks.ACME, call).subscribe().with(answer::complete, answer::completeExceptionally));
        }

        Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .until(() -> answers.stream().allMatch(CompletableFuture::isDone));

        assertThat(Answers.of(answers)).hasSize(CALLS).noneMatch(LookupResult.Failed.class::isInstance);
        Awaitility.await().until(() -> lookup.underWay() == 0);
        assertThat(upstream.asked()).isLessThan(CALLS / 4);
    }

    private static Call call(int i) {
        return i % 2 == 0
                ? Asks.details("SS." + i % 20)
                : Asks.startingPrice("SS." + i % 7, "SS." + i % 11, "SS." + i % 13);
    }
}
