package stockroom.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** An entry whose fetch lies in the future, since a clock was put back, blocks no other. */
final class PutBackClockTest {

    private static final Duration DAY = Duration.ofDays(1);
    private static final EntryKey KEY = Samples.key("A");

    private Instant now = Samples.NOON;
    private final StoreTools tools =
            new StoreTools(() -> now, System::nanoTime, new Random(1), Samples.TIMER, StoreMetrics.NONE);
    private final MemoryStore memory = new MemoryStore(1 << 20, tools);

    private Entry fetchedNow(String body) {
        return Samples.entry(KEY, body, Samples.NO_MARK, now);
    }

    private Optional<String> kept() {
        return memory.peek(KEY).map(Samples::body);
    }

    @ParameterizedTest
    @CsvSource({"0, false", "-3600000, false", "5000, false", "5001, true", "3600000, true"})
    void countsAsFromTheFutureBeyondFiveSeconds(long aheadMillis, boolean fromFuture) {
        Entry entry = Samples.entry(KEY, "{}", Samples.NO_MARK, now.plusMillis(aheadMillis));

        assertThat(entry.isFromFuture(now)).isEqualTo(fromFuture);
    }

    @Test
    void aNewerFetchTakesItsPlaceInMemory() {
        memory.keep(fetchedNow("old"), DAY);
        now = now.minus(Duration.ofHours(1));

        memory.keep(fetchedNow("new"), DAY);

        assertThat(kept()).contains("new");
    }

    @Test
    void itTakesNobodysPlace() {
        Entry fromFuture = fetchedNow("old");
        now = now.minus(Duration.ofHours(1));
        memory.keep(fetchedNow("new"), DAY);

        memory.keep(fromFuture, DAY);

        assertThat(kept()).contains("new");
    }

    @Test
    void anEarlierFetchStillTakesNobodysPlace() {
        Entry earlier = fetchedNow("earlier");
        now = now.plusSeconds(3);
        memory.keep(fetchedNow("later"), DAY);

        memory.keep(earlier, DAY);

        assertThat(kept()).contains("later");
    }

    @Test
    void redisDoesNotBringItBackOverMemory() {
        InMemorySharedState shared = new InMemorySharedState(() -> now);
        PurgeLedger purges = PurgeLedger.alone(tools);
        RedisStore redis = new RedisStore(shared, RedisStore.Limits.DEFAULT, Runnable::run, tools);
        TieredStore store = new TieredStore(memory, Optional.of(redis), purges, tools);
        Entry fromFuture = Samples.entry(KEY, "old", purges.now(), now);
        redis.keep(fromFuture, DAY).await().indefinitely();
        now = now.minus(Duration.ofHours(1));
        memory.keep(Samples.entry(KEY, "new", purges.now(), now), DAY);

        Map<EntryKey, Found> found = store.findShared(List.of(KEY)).await().indefinitely();

        assertThat(found.values())
                .extracting(Found::entry)
                .extracting(Samples::body)
                .containsExactly("new");
        assertThat(kept()).contains("new");
    }
}
