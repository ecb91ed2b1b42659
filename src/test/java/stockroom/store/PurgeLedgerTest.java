package stockroom.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import stockroom.catalog.MethodName;
import stockroom.catalog.Scope;

/** Ledgers that are never started: time passes and checks run when the test says so. */
final class PurgeLedgerTest {

    private static final PurgeSelector A = new PurgeSelector(Optional.empty(), Optional.empty(), Optional.of("A"));

    private final AtomicLong nanos = new AtomicLong();
    private final FakePurgeLog log = new FakePurgeLog();
    private final InMemorySharedState messages = new InMemorySharedState(() -> Samples.NOON);
    private final PurgeLedger here = ledger(1, PurgeSettings.DEFAULT);
    private final PurgeLedger there = ledger(2, PurgeSettings.DEFAULT);

    private PurgeLedger ledger(int seed, PurgeSettings settings) {
        StoreTools tools =
                new StoreTools(() -> Samples.NOON, nanos::get, new Random(seed), Samples.TIMER, StoreMetrics.NONE);
        return PurgeLedger.shared(log, messages, settings, tools);
    }

    private static <T> T now(Uni<T> uni) {
        return uni.await().atMost(Duration.ofSeconds(5));
    }

    /** Lets a check become due and run. */
    private void check(PurgeLedger ledger) {
        nanos.addAndGet(Duration.ofSeconds(2).toNanos());
        assertThat(ledger.uncertain()).isTrue();
        now(ledger.certain());
    }

    private static Entry fetchedBy(PurgeLedger ledger, String product) {
        return Samples.entry(Samples.key(product), "{}", ledger.now());
    }

    @ParameterizedTest
    @CsvSource({
        "'',        '',              '',  true",
        "acme,      '',              '',  true",
        "other,     '',              '',  false",
        "'',        Product/details, '',  true",
        "'',        Product/list,    '',  false",
        "'',        '',              A,   true",
        "'',        '',              B,   false",
        "acme,      Product/details, A,   true",
        "acme,      Product/details, B,   false",
        "acme,      Product/list,    A,   false",
        "other,     Product/details, A,   false",
        "acme,      '',              A,   true",
        "'',        Product/details, A,   true",
        "acme,      Product/details, '',  true",
    })
    void removesExactlyWhatTheSelectorTouches(String tenant, String method, String product, boolean removed) {
        PurgeSelector selector = new PurgeSelector(
                Optional.of(tenant).filter(name -> !name.isEmpty()).map(Scope::ofTenant),
                Optional.of(method).filter(name -> !name.isEmpty()).map(MethodName::new),
                Optional.of(product).filter(code -> !code.isEmpty()));
        check(here);
        check(there);
        Entry mine = fetchedBy(here, "A");
        Entry theirs = fetchedBy(there, "A");

        now(here.purge(selector));

        assertThat(here.stands(mine)).isEqualTo(!removed);
        assertThat(here.stands(theirs)).isEqualTo(!removed);
        check(there);
        assertThat(there.stands(mine)).isEqualTo(!removed);
        assertThat(there.stands(theirs)).isEqualTo(!removed);
        assertThat(selector.touches(mine.key())).isEqualTo(removed);
    }

    @Test
    void aPurgeOfOneProductRemovesPagesThatMayShowIt() {
        check(here);
        Entry page = Samples.entry(Samples.page(1), "{}", here.now());

        now(here.purge(A));

        assertThat(here.stands(page)).isFalse();
    }

    @Test
    void whatIsFetchedAfterAPurgeStandsOnAllReplicas() {
        check(here);
        now(here.purge(PurgeSelector.ALL));
        check(there);

        Entry after = fetchedBy(here, "A");

        assertThat(here.stands(after)).isTrue();
        assertThat(there.stands(after)).isTrue();
    }

    @Test
    void aFetchThatWasUnderWayCannotBringBackWhatWasPurged() {
        check(here);
        PurgeMark begun = here.now();

        now(here.purge(A));

        assertThat(here.stands(Samples.entry(Samples.key("A"), "{}", begun))).isFalse();
        assertThat(here.stands(Samples.entry(Samples.key("B"), "{}", begun))).isTrue();
    }

    @Test
    void learningOnesOwnPurgeDoesNotRemoveWhatCameAfterIt() {
        check(here);
        now(here.purge(A));
        Entry after = fetchedBy(here, "A");

        check(here);

        assertThat(here.stands(after)).isTrue();
    }

    @Test
    void aPurgeWithoutRedisHoldsHereAndIsSentOnItsReturn() {
        check(here);
        check(there);
        Entry mine = fetchedBy(here, "A");
        Entry theirs = fetchedBy(there, "A");
        log.away = true;

        assertThat(now(here.purge(A))).isEqualTo(PurgeOutcome.HERE_ONLY_UNTIL_REDIS_RETURNS);
        assertThat(here.stands(mine)).isFalse();
        assertThat(here.stands(theirs)).isFalse();
        assertThat(there.stands(theirs)).isTrue();

        log.away = false;
        check(here);
        check(there);

        assertThat(there.stands(theirs)).isFalse();
        assertThat(there.stands(mine)).isFalse();
        assertThat(log.selectors()).containsExactly(A);
    }

    @Test
    void aPurgeThatWaitsHoldsAgainstEntriesOfReplicasThatDoNotKnowIt() {
        check(here);
        check(there);
        log.away = true;
        now(here.purge(A));

        Entry fetchedThereSince = fetchedBy(there, "A");

        assertThat(here.stands(fetchedThereSince)).isFalse();
        assertThat(here.stands(fetchedBy(there, "B"))).isTrue();
    }

    @Test
    void tooManyWaitingPurgesBecomeOneOfEverything() {
        PurgeLedger small = ledger(3, new PurgeSettings(Duration.ofMillis(500), 10_000, 2));
        log.away = true;
        for (String code : List.of("A", "B", "C")) {
            now(small.purge(new PurgeSelector(Optional.empty(), Optional.empty(), Optional.of(code))));
        }
        log.away = false;

        check(small);

        assertThat(log.selectors()).containsExactly(PurgeSelector.ALL);
    }

    @Test
    void aRedisThatCameBackEmptyRemovesEverything() {
        check(here);
        check(there);
        Entry mine = fetchedBy(here, "A");
        Entry theirs = fetchedBy(there, "B");

        log.loseEverything();
        check(here);

        assertThat(here.stands(mine)).isFalse();
        assertThat(here.stands(theirs)).isFalse();
        assertThat(here.stands(fetchedBy(here, "A"))).isTrue();
    }

    @Test
    void namesNoPurgeBeforeThereWasOneAndNamesTheLossOfTheLog() {
        check(here);
        assertThat(here.barriers(Samples.key("A"))).isEmpty();

        log.loseEverything();
        check(here);

        assertThat(here.barriers(Samples.key("A"))).containsExactly(new PurgeBarrier(PurgeSelector.ALL, 0));
    }

    @Test
    void aLogThatLostItsEndRemovesEverythingEverywhere() {
        check(here);
        check(there);
        now(here.purge(A));
        Entry theirs = fetchedBy(there, "B");

        log.loseLast(1);
        check(here);
        check(there);

        assertThat(there.stands(theirs)).isFalse();
        assertThat(there.stands(fetchedBy(here, "B"))).isTrue();
    }

    @Test
    void moreSelectorsThanCanBeToldApartRemoveEverythingOlder() {
        PurgeLedger small = ledger(4, new PurgeSettings(Duration.ofMillis(500), 4, 100));
        check(small);
        Entry untouched = fetchedBy(small, "untouched");
        for (int i = 0; i < 10; i++) {
            now(small.purge(new PurgeSelector(Optional.empty(), Optional.empty(), Optional.of("P" + i))));
        }

        assertThat(small.stands(untouched)).isFalse();
        assertThat(small.stands(fetchedBy(small, "P1"))).isTrue();
    }

    @Test
    void anEntryOfAnUnknownLogDoesNotStand() {
        check(there);

        assertThat(here.stands(fetchedBy(there, "A"))).isFalse();
    }

    @Test
    void isUncertainWhenChecksAreOverdueAndNotWhileRedisIsAway() {
        check(here);
        assertThat(here.uncertain()).isFalse();
        nanos.addAndGet(Duration.ofMillis(1_100).toNanos());
        assertThat(here.uncertain()).isTrue();

        log.away = true;
        now(here.certain());
        assertThat(here.uncertain()).isFalse();

        nanos.addAndGet(Duration.ofMillis(600).toNanos());
        assertThat(here.uncertain()).isTrue();
    }

    @Test
    void aMessageMakesTheOthersRead() {
        check(here);
        check(there);
        Entry theirs = fetchedBy(there, "A");
        now(here.purge(A));
        assertThat(there.stands(theirs)).isTrue();

        now(messages.publish(PurgeLog.MESSAGE));

        assertThat(there.stands(theirs)).isFalse();
    }

    @Test
    void otherMessagesMakeNobodyRead() {
        now(messages.publish("something else"));

        assertThat(log.reads).isZero();
    }

    @Test
    void aloneAPurgeIsEverywhereAtOnce() {
        PurgeLedger alone = PurgeLedger.alone(Samples.tools());
        Entry before = fetchedBy(alone, "A");

        assertThat(now(alone.purge(A))).isEqualTo(PurgeOutcome.EVERYWHERE);

        assertThat(alone.stands(before)).isFalse();
        assertThat(alone.stands(fetchedBy(alone, "A"))).isTrue();
        assertThat(alone.uncertain()).isFalse();
    }
}
