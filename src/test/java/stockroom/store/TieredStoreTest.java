package stockroom.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import stockroom.catalog.Tier;

final class TieredStoreTest {

    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final CountedMetrics metrics = new CountedMetrics();
    private final AtomicLong nanos = new AtomicLong();
    private Instant now = Samples.NOON;
    private final StoreTools tools = new StoreTools(() -> now, nanos::get, new Random(1), Samples.TIMER, metrics);
    private final InMemorySharedState shared = new InMemorySharedState(() -> now);
    private final FakePurgeLog log = new FakePurgeLog();
    private final Replica here = new Replica(1);
    private final Replica there = new Replica(2);

    private final class Replica {

        private final PurgeLedger purges;
        private final MemoryStore memory;
        private final TieredStore store;

        Replica(int seed) {
            StoreTools own = new StoreTools(() -> now, nanos::get, new Random(seed), Samples.TIMER, metrics);
            purges = PurgeLedger.shared(log, shared, PurgeSettings.DEFAULT, own);
            nanos.addAndGet(Duration.ofSeconds(2).toNanos());
            await(purges.certain());
            memory = new MemoryStore(1_000_000, own);
            RedisStore redis = new RedisStore(shared, new RedisStore.Limits(100_000, 200_000), Runnable::run, own);
            store = new TieredStore(memory, Optional.of(redis), purges, own);
        }

        Entry fetched(EntryKey key, String body) {
            return Samples.entry(key, body, purges.now(), now);
        }
    }

    private static <T> T await(Uni<T> uni) {
        return uni.await().atMost(Duration.ofSeconds(5));
    }

    private void pass(Duration time) {
        now = now.plus(time);
        nanos.addAndGet(time.toNanos());
    }

    private static Optional<Tier> tierOf(Replica replica, EntryKey key) {
        return replica.store.peek(key).isPresent()
                ? Optional.of(Tier.MEMORY)
                : shared(replica, key).map(Found::tier);
    }

    private static Optional<Found> shared(Replica replica, EntryKey key) {
        return Optional.ofNullable(await(replica.store.findShared(List.of(key))).get(key));
    }

    @Test
    void findsInMemoryWhatItKept() {
        here.store.keep(here.fetched(Samples.key("A"), "{}"), MINUTE);

        assertThat(tierOf(here, Samples.key("A"))).contains(Tier.MEMORY);
        assertThat(here.store.peek(Samples.key("A"))).isPresent();
    }

    @Test
    void findsInRedisWhatAnotherReplicaKeptAndThenInMemory() {
        here.store.keep(here.fetched(Samples.key("A"), "{\"a\":1}"), MINUTE);

        assertThat(shared(there, Samples.key("A"))).hasValueSatisfying(found -> {
            assertThat(found.tier()).isEqualTo(Tier.REDIS);
            assertThat(Samples.body(found.entry())).isEqualTo("{\"a\":1}");
        });
        assertThat(tierOf(there, Samples.key("A"))).contains(Tier.MEMORY);
    }

    @Test
    void whatRedisHadStaysInMemoryNoLongerThanItHadLeft() {
        here.store.keep(here.fetched(Samples.key("A"), "{}"), MINUTE);
        pass(Duration.ofSeconds(50));
        assertThat(tierOf(there, Samples.key("A"))).contains(Tier.REDIS);

        pass(Duration.ofSeconds(11));

        assertThat(tierOf(there, Samples.key("A"))).isEmpty();
    }

    @Test
    void findsManyWhereverTheyAre() {
        here.store.keep(here.fetched(Samples.key("far"), "{}"), MINUTE);
        there.store.keep(there.fetched(Samples.key("near"), "{}"), MINUTE);

        Map<EntryKey, Found> found =
                await(there.store.findShared(List.of(Samples.key("far"), Samples.key("near"), Samples.key("no"))));

        assertThat(found.values())
                .extracting(one -> one.entry().key(), Found::tier)
                .containsExactlyInAnyOrder(
                        tuple(Samples.key("far"), Tier.REDIS), tuple(Samples.key("near"), Tier.MEMORY));
    }

    @Test
    void findSharedSeesWhatAnotherReplicaRefreshed() {
        here.store.keep(here.fetched(Samples.key("A"), "old"), MINUTE);
        pass(Duration.ofSeconds(5));
        there.store.keep(there.fetched(Samples.key("A"), "new"), MINUTE);

        assertThat(shared(here, Samples.key("A")).map(Found::entry).map(Samples::body))
                .contains("new");
        assertThat(here.store.peek(Samples.key("A")).map(Samples::body)).contains("new");
    }

    @Test
    void aPurgedEntryIsFoundInNeitherTier() {
        here.store.keep(here.fetched(Samples.key("A"), "{}"), MINUTE);

        await(here.purges.purge(PurgeSelector.ALL));

        assertThat(here.store.peek(Samples.key("A"))).isEmpty();
        assertThat(tierOf(here, Samples.key("A"))).isEmpty();
        assertThat(here.memory.entries()).isZero();
    }

    @Test
    void aPurgeThatComesWhileRedisIsAskedIsHeeded() {
        here.store.keep(here.fetched(Samples.key("A"), "{}"), MINUTE);
        shared.corruption = bytes -> {
            here.purges.purge(PurgeSelector.ALL);
            return bytes;
        };

        assertThat(shared(here, Samples.key("A"))).isEmpty();
    }

    @Test
    void aFetchThatAPurgeOvertookIsNotKept() {
        Entry overtaken = here.fetched(Samples.key("A"), "{}");
        await(here.purges.purge(PurgeSelector.ALL));

        here.store.keep(overtaken, MINUTE);

        assertThat(tierOf(here, Samples.key("A"))).isEmpty();
        assertThat(await(shared.get("e1:" + Samples.key("A").digest()))).isEmpty();
    }

    @Test
    void goesOnWithoutRedis() {
        shared.failing = true;

        here.store.keep(here.fetched(Samples.key("A"), "{}"), MINUTE);

        assertThat(tierOf(here, Samples.key("A"))).contains(Tier.MEMORY);
        assertThat(tierOf(here, Samples.key("B"))).isEmpty();
        assertThat(await(here.store.findShared(List.of(Samples.key("A"), Samples.key("B")))))
                .containsOnlyKeys(Samples.key("A"));
    }

    @Test
    void aDamagedValueIsAMissThatIsCounted() {
        here.store.keep(here.fetched(Samples.key("A"), "{}"), MINUTE);
        shared.corruption = bytes -> {
            byte[] damaged = bytes.clone();
            damaged[damaged.length / 2] ^= 1;
            return damaged;
        };

        assertThat(tierOf(there, Samples.key("A"))).isEmpty();
        assertThat(metrics.count("unreadable DAMAGED")).isEqualTo(1);
    }

    @Test
    void theValueOfAnotherKeyIsAMissThatIsCounted() {
        here.store.keep(here.fetched(Samples.key("A"), "{}"), MINUTE);
        byte[] ofA = await(shared.get("e1:" + Samples.key("A").digest())).orElseThrow();
        await(shared.put("e1:" + Samples.key("B").digest(), ofA, MINUTE));

        assertThat(tierOf(there, Samples.key("B"))).isEmpty();
        assertThat(metrics.count("unreadable OTHER_KEY")).isEqualTo(1);
    }

    @Test
    void aLargeEntryGoesThroughRedisToo() {
        String body = "{\"n\":\"0123456789\"}".repeat(5_000);
        here.store.keep(here.fetched(Samples.key("A"), body), MINUTE);

        assertThat(shared(there, Samples.key("A")).map(found -> Samples.body(found.entry())))
                .contains(body);
    }

    @Test
    void whatIsTooMuchToWriteAtOnceIsNotWritten() {
        here.store.keep(here.fetched(Samples.key("A"), "x".repeat(200_001)), MINUTE);

        assertThat(tierOf(here, Samples.key("A"))).contains(Tier.MEMORY);
        assertThat(await(shared.get("e1:" + Samples.key("A").digest()))).isEmpty();
        assertThat(metrics.count("write dropped")).isEqualTo(1);
    }

    @Test
    void worksOnMemoryAlone() {
        PurgeLedger purges = PurgeLedger.alone(tools);
        TieredStore alone = new TieredStore(new MemoryStore(100_000, tools), Optional.empty(), purges, tools);
        alone.keep(Samples.entry(Samples.key("A"), "{}", purges.now()), MINUTE);

        assertThat(alone.peek(Samples.key("A"))).isPresent();
        assertThat(alone.peek(Samples.key("B"))).isEmpty();
        assertThat(await(alone.findShared(List.of(Samples.key("A"), Samples.key("B")))))
                .containsOnlyKeys(Samples.key("A"));
    }
}
