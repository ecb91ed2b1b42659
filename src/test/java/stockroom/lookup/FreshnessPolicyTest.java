package stockroom.lookup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import stockroom.catalog.Reply;
import stockroom.store.Entry;
import stockroom.store.PurgeMark;

final class FreshnessPolicyTest {

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    /** 100 s, then 50 s while it is refreshed, 300 s where upstream fails. */
    private static final Lifetimes LIFETIMES =
            new Lifetimes(Duration.ofSeconds(100), Duration.ofSeconds(50), Duration.ofSeconds(300));

    /** Chance never begins a refresh. */
    private static final double CALM = 0;

    private static Entry entry(Duration took, int jitter) {
        return new Entry(
                Asks.key(Asks.ACME, "SS.VPS"),
                new Reply(200, Reply.Kind.SUCCESS, "application/json", new byte[0]),
                NOON,
                took,
                jitter,
                new PurgeMark("", 0, 0, 0));
    }

    private static Verdict judge(double age, int jitter, Lifetimes lifetimes) {
        Instant now = NOON.plusMillis(Math.round(age * 1000));
        Duration took = Duration.ofMillis(200);
        return FreshnessPolicy.judge(Aging.of(now, entry(took, jitter), lifetimes), took, lifetimes, CALM);
    }

    @ParameterizedTest
    @CsvSource({
        "-5, 0, FRESH",
        "-0.1, 0, FRESH",
        "0, 0, FRESH",
        "99.999, 0, FRESH",
        "100, 0, STALE",
        "89.999, -100, FRESH",
        "90, -100, STALE",
        "109.999, 100, FRESH",
        "110, 100, STALE",
        "149.999, 0, STALE",
        "149.999, -100, STALE",
        "149.999, 100, STALE",
        "150, 0, LAST_RESORT",
        "150, -100, LAST_RESORT",
        "150, 100, LAST_RESORT",
        "399.999, 0, LAST_RESORT",
        "400, 0, ENDED",
        "400, -100, ENDED",
        "400, 100, ENDED",
        "100000000, 0, ENDED"
    })
    void judgesByAgeAndJitter(double age, int jitter, Verdict verdict) {
        assertThat(judge(age, jitter, LIFETIMES)).isEqualTo(verdict);
    }

    @ParameterizedTest
    @CsvSource({"89.999, -100, FRESH", "90, -100, ENDED", "99, -100, ENDED", "100, 0, ENDED", "109, 100, FRESH"})
    void nothingIsServedStaleWhereNoStaleTimeIsAllowed(double age, int jitter, Verdict verdict) {
        assertThat(judge(age, jitter, Lifetimes.freshOnly(Duration.ofSeconds(100))))
                .isEqualTo(verdict);
    }

    @Test
    void whatMayBeServedInAFailureAloneIsNotServedOtherwise() {
        Lifetimes onErrorOnly = new Lifetimes(Duration.ofSeconds(100), Duration.ZERO, Duration.ofSeconds(300));

        assertThat(judge(95, -100, onErrorOnly)).isEqualTo(Verdict.LAST_RESORT);
        assertThat(judge(100, 0, onErrorOnly)).isEqualTo(Verdict.LAST_RESORT);
    }

    @Test
    void whatMayBeServedForLongerWhileItIsRefreshedIsServedUntilThen() {
        Lifetimes lifetimes = new Lifetimes(Duration.ofSeconds(100), Duration.ofSeconds(300), Duration.ofSeconds(50));

        assertThat(judge(399, 0, lifetimes)).isEqualTo(Verdict.STALE);
        assertThat(judge(400, 0, lifetimes)).isEqualTo(Verdict.ENDED);
    }

    /** The nearer its end, the likelier it is renewed: e to the power of minus the fetch times that are left. */
    @ParameterizedTest
    @CsvSource({"0.2, 0.819", "1, 0.368", "3, 0.050", "10, 0.000"})
    void renewsEarlyTheLikelierTheNearerTheEnd(double fetchTimesLeft, double share) {
        Random chance = new Random(5);
        Entry entry = entry(Duration.ofSeconds(2), 0);
        Instant now = NOON.plusMillis(100_000 - Math.round(fetchTimesLeft * 2_000));

        Aging aging = Aging.of(now, entry, LIFETIMES);

        long renewed = IntStream.range(0, 20_000)
                .filter(i -> FreshnessPolicy.judge(aging, entry.fetchTook(), LIFETIMES, chance.nextDouble())
                        == Verdict.FRESH_BUT_RENEW)
                .count();

        assertThat(renewed / 20_000.0).isBetween(share - 0.015, share + 0.015);
    }

    @Test
    void aRefreshThatChanceBeganIsNotLeftToChanceAgain() {
        Duration took = Duration.ofSeconds(2);

        assertThat(FreshnessPolicy.isNearItsEnd(new Aging(Duration.ofSeconds(92), LIFETIMES.fresh()), took))
                .isTrue();
        assertThat(FreshnessPolicy.isNearItsEnd(new Aging(Duration.ofSeconds(91), LIFETIMES.fresh()), took))
                .isFalse();
        assertThat(FreshnessPolicy.isNearItsEnd(new Aging(Duration.ofMinutes(2), LIFETIMES.fresh()), Duration.ZERO))
                .isTrue();
    }

    @Test
    void anAgeIsNeverNegative() {
        Aging aging = Aging.of(NOON.minusSeconds(3), entry(Duration.ZERO, 50), LIFETIMES);

        assertThat(aging).isEqualTo(new Aging(Duration.ZERO, Duration.ofSeconds(105)));
        assertThat(aging.left()).isEqualTo(Duration.ofSeconds(105));
    }

    @Test
    void ofTwoAgesTheOneWithLessTimeLeftCounts() {
        Aging old = new Aging(Duration.ofSeconds(90), Duration.ofSeconds(100));
        Aging younger = new Aging(Duration.ofSeconds(5), Duration.ofSeconds(20));

        assertThat(old.or(younger)).isEqualTo(old);
        assertThat(younger.or(old)).isEqualTo(old);
    }

    @Test
    void anEntryIsHeldUntilItServesInNoCase() {
        assertThat(LIFETIMES.servesUntil()).isEqualTo(Duration.ofSeconds(400));
        assertThat(LIFETIMES.keepFor()).isEqualTo(Duration.ofSeconds(400));
        assertThat(Lifetimes.freshOnly(Duration.ofSeconds(100)).keepFor()).isEqualTo(Duration.ofSeconds(110));
    }

    @Test
    void lifetimesOfNothingAreRefused() {
        Duration minute = Duration.ofMinutes(1);

        assertThatThrownBy(() -> new Lifetimes(Duration.ZERO, minute, minute))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Lifetimes(minute, minute.negated(), minute))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Lifetimes(minute, minute, minute.negated()))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
