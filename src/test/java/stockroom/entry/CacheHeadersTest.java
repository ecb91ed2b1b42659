package stockroom.entry;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import stockroom.catalog.FailureCause;
import stockroom.catalog.Reply;
import stockroom.catalog.Tier;
import stockroom.lookup.Aging;
import stockroom.lookup.LookupResult;
import stockroom.lookup.LookupResult.Reason;
import stockroom.lookup.LookupResult.Sharing;

final class CacheHeadersTest {

    private static final Reply REPLY = new Reply(200, Reply.Kind.SUCCESS, "application/json", new byte[0]);
    private static final Aging FRESH = new Aging(Duration.ofMillis(12_900), Duration.ofMinutes(5));
    private static final Aging STALE = new Aging(Duration.ofMillis(300_500), Duration.ofMinutes(5));

    private static String status(LookupResult result) {
        return CacheHeaders.cacheStatus(result);
    }

    @Test
    void aHitSaysWhereItWasAndForHowLong() {
        assertThat(status(new LookupResult.Hit(REPLY, FRESH, Tier.MEMORY)))
                .isEqualTo("Stockroom; hit; ttl=287; detail=memory");
        assertThat(status(new LookupResult.Hit(REPLY, STALE, Tier.REDIS)))
                .isEqualTo("Stockroom; hit; ttl=-1; detail=redis");
    }

    @Test
    void whatIsServedInstead() {
        assertThat(status(new LookupResult.Stale(REPLY, STALE, Tier.MEMORY)))
                .isEqualTo("Stockroom; fwd=stale; ttl=-1; detail=memory");
    }

    @ParameterizedTest
    @CsvSource({
        "MISS, ALONE, Stockroom; fwd=miss; fwd-status=200; stored; ttl=287",
        "STALE, COLLAPSED, Stockroom; fwd=stale; fwd-status=200; stored; ttl=287; collapsed",
        "PARTIAL, ALONE, Stockroom; fwd=partial; fwd-status=200; stored; ttl=287"
    })
    void whatWasFetchedAndKept(Reason reason, Sharing sharing, String status) {
        assertThat(status(new LookupResult.Fetched(REPLY, reason, sharing, Optional.of(FRESH))))
                .isEqualTo(status);
    }

    @ParameterizedTest
    @EnumSource
    void whatWasFetchedAndNotKept(Reason reason) {
        assertThat(status(new LookupResult.Fetched(REPLY, reason, Sharing.ALONE, Optional.empty())))
                .isEqualTo("Stockroom; fwd=" + reason.name().toLowerCase(Locale.ROOT) + "; fwd-status=200");
    }

    @ParameterizedTest
    @EnumSource
    void whatFailed(FailureCause cause) {
        assertThat(status(new LookupResult.Failed(cause, Optional.empty(), Reason.MISS)))
                .isEqualTo("Stockroom; fwd=miss");
    }

    @Test
    void agesAreInWholeSeconds() {
        assertThat(CacheHeaders.age(FRESH)).isEqualTo("12");
        assertThat(CacheHeaders.cacheControl(FRESH)).isEqualTo("private, max-age=300");
        assertThat(CacheHeaders.cacheControl(new Aging(Duration.ZERO, Duration.ofMillis(900))))
                .isEqualTo("private, max-age=0");
    }

    @Test
    void aTagIsOfTheBytesAndFoundInALine() {
        byte[] body = "{\"a\":1}".getBytes(StandardCharsets.UTF_8);
        String tag = EntityTag.of(body);

        assertThat(tag).matches("\"[A-Za-z0-9_-]{20}\"").isEqualTo(EntityTag.of(body.clone()));
        assertThat(EntityTag.of("{\"a\":2}".getBytes(StandardCharsets.UTF_8))).isNotEqualTo(tag);
        assertThat(EntityTag.matches(tag, tag)).isTrue();
        assertThat(EntityTag.matches("W/" + tag, tag)).isTrue();
        assertThat(EntityTag.matches("\"x\" ,\tW/" + tag + " , \"y\"", tag)).isTrue();
        assertThat(EntityTag.matches("*", tag)).isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {"``", "\"\"", "\"x\"", "w/TAG", "TAGx", "W/ TAG", ",,", "NOQUOTES"})
    void whatIsNoTagOfItMatchesNothing(String line) {
        String tag = EntityTag.of(new byte[] {1});
        String candidates = line.replace("TAG", tag).replace("NOQUOTES", tag.replace("\"", ""));

        assertThat(EntityTag.matches(candidates, tag)).isFalse();
    }
}
