package stockroom.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import stockroom.testing.RedisProcess;

/** Three replicas over one real Redis, the third of which hears no messages. */
final class PurgeOverRedisTest {

    private static final Duration WITHIN = Duration.ofSeconds(5);
    private static final PurgeSelector A =
            new PurgeSelector(Optional.of(Samples.ACME), Optional.of(Samples.DETAILS), Optional.of("A"));

    private RedisProcess redis;
    private List<RedisFixture> fixtures;
    private List<PurgeLedger> ledgers;

    @BeforeEach
    void start() {
        redis = RedisProcess.start();
        fixtures = Stream.generate(() -> RedisFixture.over(redis.uri(), RedisFixture.PATIENT))
                .limit(3)
                .toList();
        RedisFixture deaf = fixtures.getLast();
        ledgers = List.of(
                fixtures.get(0).ledger(PurgeSettings.DEFAULT),
                fixtures.get(1).ledger(PurgeSettings.DEFAULT),
                PurgeLedger.shared(deaf.tier.purgeLog(), new NoSharedState(), PurgeSettings.DEFAULT, deaf.tools));
        ledgers.forEach(PurgeLedger::start);
        awaitOneLog();
    }

    @AfterEach
    void stop() {
        ledgers.forEach(PurgeLedger::close);
        fixtures.forEach(RedisFixture::close);
        redis.close();
    }

    private void awaitOneLog() {
        Awaitility.await()
                .atMost(WITHIN)
                .until(() -> ledgers.stream()
                                .noneMatch(ledger -> ledger.now().epoch().isEmpty())
                        && ledgers.stream()
                                        .map(ledger -> ledger.now().epoch())
                                        .distinct()
                                        .count()
                                == 1);
    }

    private static <T> T now(Uni<T> uni) {
        return uni.await().atMost(Duration.ofSeconds(20));
    }

    private List<Entry> fetchedByAll(String product) {
        return ledgers.stream()
                .map(ledger -> Samples.entry(Samples.key(product), "{}", ledger.now()))
                .toList();
    }

    private boolean standsNowhere(List<Entry> entries) {
        return ledgers.stream().allMatch(ledger -> entries.stream().noneMatch(ledger::stands));
    }

    private boolean standsEverywhere(List<Entry> entries) {
        return ledgers.stream().allMatch(ledger -> entries.stream().allMatch(ledger::stands));
    }

    @Test
    void allReplicasHonourAPurgeEvenOneThatHearsNothing() {
        List<Entry> touched = fetchedByAll("A");
        List<Entry> others = fetchedByAll("B");
        assertThat(standsEverywhere(touched)).isTrue();

        assertThat(now(ledgers.getFirst().purge(A))).isEqualTo(PurgeOutcome.EVERYWHERE);

        Awaitility.await().atMost(WITHIN).until(() -> standsNowhere(touched));
        assertThat(standsEverywhere(others)).isTrue();
        assertThat(standsEverywhere(fetchedByAll("A"))).isTrue();
    }

    @Test
    void aMessageIsFasterThanTheCheck() {
        try (RedisFixture fixture = RedisFixture.over(redis.uri(), RedisFixture.PATIENT);
                PurgeLedger rarelyChecking = fixture.ledger(new PurgeSettings(Duration.ofHours(1), 100, 100))) {
            rarelyChecking.start();
            Awaitility.await()
                    .atMost(WITHIN)
                    .until(() -> !rarelyChecking.now().epoch().isEmpty());
            Entry entry = Samples.entry(Samples.key("A"), "{}", rarelyChecking.now());
            Awaitility.await()
                    .atMost(WITHIN)
                    .until(() ->
                            redis.cli("PUBSUB", "NUMSUB", "stockroom:messages").endsWith("4"));

            now(ledgers.getFirst().purge(A));

            Awaitility.await().atMost(WITHIN).until(() -> !rarelyChecking.stands(entry));
        }
    }

    @Test
    void aRedisThatCameBackEmptyRemovesEverythingAndPurgingGoesOn() {
        now(ledgers.getFirst().purge(A));
        List<Entry> before = fetchedByAll("B");

        redis.restart();
        Awaitility.await().atMost(Duration.ofSeconds(15)).until(() -> standsNowhere(before));

        awaitOneLog();
        Awaitility.await().atMost(WITHIN).until(() -> standsEverywhere(fetchedByAll("B")));
        List<Entry> after = fetchedByAll("A");
        Awaitility.await().atMost(WITHIN).until(() -> now(ledgers.get(1).purge(A)) == PurgeOutcome.EVERYWHERE);
        Awaitility.await().atMost(WITHIN).until(() -> standsNowhere(after));
    }

    @Test
    void aPurgeWhileRedisIsAwayIsSentOnItsReturn() {
        List<Entry> before = fetchedByAll("A");
        redis.kill();

        assertThat(now(ledgers.getFirst().purge(A))).isEqualTo(PurgeOutcome.HERE_ONLY_UNTIL_REDIS_RETURNS);
        assertThat(ledgers.getFirst().stands(before.getFirst())).isFalse();

        redis.restart();

        Awaitility.await().atMost(Duration.ofSeconds(15)).until(() -> standsNowhere(before));
    }

    @Test
    void aReplicaThatFellFarBehindDropsEverything() {
        RedisFixture fixture = fixtures.getFirst();
        PurgeLedger asleep = PurgeLedger.shared(
                fixture.tier.purgeLog(),
                new NoSharedState(),
                new PurgeSettings(Duration.ofMillis(1), 100, 100),
                fixture.tools);
        now(asleep.certain());
        Entry entry = Samples.entry(Samples.key("untouched"), "{}", asleep.now());
        assertThat(ledgers.getFirst().stands(entry)).isTrue();
        for (int i = 0; i < 1_200; i++) {
            PurgeRecord record = new PurgeRecord(String.format("%016x", i), 0, A);
            now(fixture.tier.purgeLog().append(record));
        }

        Awaitility.await().atMost(WITHIN).until(() -> {
            now(asleep.certain());
            return !asleep.stands(entry);
        });
        assertThat(Integer.parseInt(redis.cli("ZCARD", "stockroom:{purge}:log")))
                .isBetween(900, 1_000);
    }

    @Test
    void aLogThatAnotherHistoryReplacedIsGivenANewName() {
        now(ledgers.getFirst().purge(A));
        String before = ledgers.getFirst().now().epoch();
        List<Entry> entries = fetchedByAll("B");

        redis.cli("ZREMRANGEBYRANK", "stockroom:{purge}:log", "-1", "-1");
        redis.cli("HINCRBY", "stockroom:{purge}:head", "seq", "-1");
        redis.cli("HSET", "stockroom:{purge}:head", "id", "");

        Awaitility.await().atMost(WITHIN).until(() -> standsNowhere(entries));
        Awaitility.await()
                .atMost(WITHIN)
                .until(() -> !ledgers.getFirst().now().epoch().equals(before));
    }
}
