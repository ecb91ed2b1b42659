package stockroom.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

final class MemoryStoreTest {

    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final CountedMetrics metrics = new CountedMetrics();
    private final AtomicLong nanos = new AtomicLong();
    private final StoreTools tools =
            new StoreTools(() -> Samples.NOON, nanos::get, new Random(1), Samples.TIMER, metrics);
    private final MemoryStore memory = new MemoryStore(100_000, tools);

    @Test
    void givesBackWhatIsKept() {
        Entry entry = Samples.entry(Samples.key("A"), "{}");

        memory.keep(entry, MINUTE);

        assertThat(memory.peek(Samples.key("A"))).contains(entry);
        assertThat(memory.peek(Samples.key("B"))).isEmpty();
    }

    @Test
    void anEntryEndsAfterItsOwnTime() {
        memory.keep(Samples.entry(Samples.key("short"), "{}"), Duration.ofSeconds(10));
        memory.keep(Samples.entry(Samples.key("long"), "{}"), MINUTE);

        nanos.addAndGet(Duration.ofSeconds(11).toNanos());

        assertThat(memory.peek(Samples.key("short"))).isEmpty();
        assertThat(memory.peek(Samples.key("long"))).isPresent();
    }

    @Test
    void keepingAnEntryAgainGivesItItsNewTime() {
        Entry entry = Samples.entry(Samples.key("A"), "{}");
        memory.keep(entry, Duration.ofSeconds(10));
        memory.keep(entry, MINUTE);

        nanos.addAndGet(Duration.ofSeconds(30).toNanos());

        assertThat(memory.peek(entry.key())).isPresent();
    }

    @Test
    void nothingIsKeptForNoTime() {
        memory.keep(Samples.entry(Samples.key("A"), "{}"), Duration.ZERO);

        assertThat(memory.peek(Samples.key("A"))).isEmpty();
    }

    @Test
    void staysWithinItsBytes() {
        String body = "x".repeat(9_000);
        for (int i = 0; i < 200; i++) {
            memory.keep(Samples.entry(Samples.page(i), body), MINUTE);
        }

        assertThat(memory.bytes()).isBetween(50_000L, 100_000L);
        assertThat(memory.entries()).isBetween(5L, 11L);
        assertThat(metrics.count("evicted SIZE")).isGreaterThan(180);
    }

    @Test
    void anEntryLargerThanAllOfItIsNotKept() {
        memory.keep(Samples.entry(Samples.page(1), "x".repeat(200_000)), MINUTE);

        assertThat(memory.peek(Samples.page(1))).isEmpty();
        assertThat(memory.bytes()).isZero();
    }

    @Test
    void anOlderFetchDoesNotReplaceANewerOne() {
        Entry newer = Samples.entry(Samples.key("A"), "newer", Samples.NO_MARK, Samples.NOON.plusSeconds(1));
        memory.keep(newer, MINUTE);
        memory.keep(Samples.entry(Samples.key("A"), "older"), MINUTE);

        assertThat(memory.peek(Samples.key("A"))).contains(newer);
    }

    @Test
    void dropsOnlyTheEntryItWasShown() {
        Entry first = Samples.entry(Samples.key("A"), "first");
        Entry second = Samples.entry(Samples.key("A"), "second", Samples.NO_MARK, Samples.NOON.plusSeconds(1));
        memory.keep(second, MINUTE);

        memory.drop(first);
        assertThat(memory.peek(Samples.key("A"))).contains(second);

        memory.drop(second);
        assertThat(memory.peek(Samples.key("A"))).isEmpty();
    }

    @Test
    void countsEntriesAndBytesByMethodAndScope() {
        memory.keep(Samples.entry(Samples.key("A"), "{}"), MINUTE);
        memory.keep(Samples.entry(Samples.key("B"), "{}"), MINUTE);
        memory.keep(Samples.entry(Samples.page(1), "x".repeat(5_000)), MINUTE);

        MemoryStats stats = memory.stats();

        assertThat(stats.entries()).isEqualTo(3);
        assertThat(stats.bytes()).isEqualTo(memory.bytes());
        assertThat(stats.rows()).anySatisfy(row -> {
            assertThat(row.method()).isEqualTo(Samples.DETAILS);
            assertThat(row.scope()).isEqualTo(Samples.ACME);
            assertThat(row.entries()).isEqualTo(2);
        });
        assertThat(stats.rows()).anySatisfy(row -> {
            assertThat(row.method()).isEqualTo(Samples.LIST);
            assertThat(row.bytes()).isBetween(5_000L, 6_000L);
        });
    }
}
