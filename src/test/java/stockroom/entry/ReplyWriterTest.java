package stockroom.entry;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import stockroom.catalog.FailureCause;
import stockroom.catalog.Reply;
import stockroom.catalog.Tier;
import stockroom.entry.WireRequest.Verb;
import stockroom.lookup.Aging;
import stockroom.lookup.LookupResult;
import stockroom.lookup.LookupResult.Reason;
import stockroom.lookup.LookupResult.Sharing;

final class ReplyWriterTest {

    private static final String BODY = "{ \"default_price\" : 12.00,\"x\":\"\\u00e9\" }";
    private static final Aging AGING = new Aging(Duration.ofSeconds(7), Duration.ofSeconds(300));
    private static final LookupResult HIT =
            new LookupResult.Hit(reply(200, Reply.Kind.SUCCESS, BODY), AGING, Tier.MEMORY);
    private static final LookupResult PRICE = new LookupResult.Fetched(
            reply(200, Reply.Kind.SUCCESS, BODY), Reason.BYPASS, Sharing.ALONE, Optional.empty());

    private static Reply reply(int status, Reply.Kind kind, String body) {
        return new Reply(status, kind, "text/plain", body.getBytes(StandardCharsets.UTF_8));
    }

    private static WireReply write(LookupResult result, Encoding encoding, Verb verb) {
        return ReplyWriter.write(result, encoding, verb, Optional.empty());
    }

    private static String text(WireReply reply) {
        return new String(reply.body(), StandardCharsets.UTF_8);
    }

    @ParameterizedTest
    @EnumSource
    void jsonIsUpstreamsOwnBytes(Verb verb) {
        WireReply reply = write(HIT, Encoding.JSON, verb);

        assertThat(reply.status()).isEqualTo(200);
        assertThat(text(reply)).isEqualTo(BODY);
        assertThat(reply.headers())
                .containsEntry("Content-Type", "application/json")
                .containsEntry("Cache-Status", "Stockroom; hit; ttl=293; detail=memory")
                .containsEntry("Age", "7");
    }

    @Test
    void yamlIsWhatTheyMean() {
        WireReply reply = write(HIT, Encoding.YAML, Verb.POST);

        assertThat(text(reply)).isEqualTo("---\n\"default_price\": 12.00\n\"x\": \"é\"\n");
        assertThat(reply.headers()).containsEntry("Content-Type", "application/yaml");
    }

    @ParameterizedTest
    @EnumSource(names = {"GET", "QUERY"})
    void whatIsAskedSafelyMayBeKeptAndValidated(Verb verb) {
        WireReply reply = write(HIT, Encoding.JSON, verb);
        String tag = reply.headers().get("ETag");

        WireReply again = ReplyWriter.write(HIT, Encoding.JSON, verb, Optional.of("\"x\", " + tag));

        assertThat(reply.headers())
                .containsEntry("Cache-Control", "private, max-age=300")
                .containsKey("ETag");
        assertThat(again.status()).isEqualTo(304);
        assertThat(again.body()).isEmpty();
        assertThat(again.headers())
                .containsEntry("ETag", tag)
                .containsEntry("Cache-Control", "private, max-age=300")
                .containsEntry("Age", "7")
                .containsKey("Cache-Status")
                .doesNotContainKey("Content-Type");
    }

    @Test
    void encodingsHaveTagsOfTheirOwn() {
        String json = write(HIT, Encoding.JSON, Verb.GET).headers().get("ETag");

        assertThat(write(HIT, Encoding.YAML, Verb.GET).headers()).doesNotContainEntry("ETag", json);
    }

    @Test
    void whatIsPostedIsKeptByNobody() {
        WireReply reply = ReplyWriter.write(HIT, Encoding.JSON, Verb.POST, Optional.of("*"));

        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.headers())
                .containsEntry("Cache-Control", "private, no-store")
                .doesNotContainKey("ETag");
    }

    @ParameterizedTest
    @EnumSource
    void aPriceIsKeptByNobody(Verb verb) {
        WireReply reply = ReplyWriter.write(PRICE, Encoding.JSON, verb, Optional.of("*"));

        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.headers())
                .containsEntry("Cache-Control", "private, no-store")
                .containsEntry("Cache-Status", "Stockroom; fwd=bypass; fwd-status=200")
                .doesNotContainKeys("ETag", "Age");
    }

    @Test
    void anErrorOfUpstreamsPassesAsItCame() {
        LookupResult error = new LookupResult.Fetched(
                reply(503, Reply.Kind.FAULT, "503 Service Unavailable"), Reason.MISS, Sharing.ALONE, Optional.empty());

        for (Encoding encoding : Encoding.values()) {
            WireReply reply = write(error, encoding, Verb.GET);

            assertThat(reply.status()).isEqualTo(503);
            assertThat(text(reply)).isEqualTo("503 Service Unavailable");
            assertThat(reply.headers())
                    .containsEntry("Content-Type", "text/plain")
                    .containsEntry("Cache-Control", "private, no-store");
        }
    }

    @Test
    void anErrorOfUpstreamsInJsonIsTranslated() {
        LookupResult error = new LookupResult.Fetched(
                reply(200, Reply.Kind.REFUSED, "{\"error_class\":\"LW::Exception::Input\"}"),
                Reason.MISS,
                Sharing.ALONE,
                Optional.empty());

        assertThat(text(write(error, Encoding.YAML, Verb.POST)))
                .isEqualTo("---\n\"error_class\": \"LW::Exception::Input\"\n");
    }

    @ParameterizedTest
    @CsvSource({
        "UNREACHABLE, 502, Resource::Unavailable, false",
        "TIMED_OUT, 504, Resource::Unavailable, false",
        "OVERSIZED, 502, Resource::Unavailable, false",
        "UNREADABLE, 502, Resource::Unavailable, false",
        "LOGIN_REFUSED, 502, RemoteService::Authorization, false",
        "LOGIN_UNAVAILABLE, 503, RemoteService::Authorization, true",
        "BREAKER_OPEN, 503, Resource::Unavailable, true",
        "OVERLOADED, 503, Resource::Unavailable, true"
    })
    void aFailureHasAnHonestStatus(FailureCause cause, int status, String errorClass, boolean retry) {
        WireReply reply = write(new LookupResult.Failed(cause, Optional.empty(), Reason.MISS), Encoding.JSON, Verb.GET);

        assertThat(reply.status()).isEqualTo(status);
        assertThat(text(reply)).contains("\"error_class\":\"LW::Exception::" + errorClass + "\"");
        assertThat(reply.headers())
                .containsEntry("Cache-Control", "private, no-store")
                .containsEntry("Cache-Status", "Stockroom; fwd=miss");
        assertThat(reply.headers().containsKey("Retry-After")).isEqualTo(retry);
    }

    @ParameterizedTest
    @CsvSource({"0, 1", "1, 1", "1000, 1", "1001, 2", "29500, 30"})
    void retryAfterIsInWholeSecondsAndNeverZero(long millis, String seconds) {
        LookupResult full =
                new LookupResult.Failed(FailureCause.OVERLOADED, Optional.of(Duration.ofMillis(millis)), Reason.MISS);

        assertThat(write(full, Encoding.JSON, Verb.POST).headers()).containsEntry("Retry-After", seconds);
    }

    @Test
    void aSuccessOfTheGatewaysOwnIsKeptByNobody() {
        WireReply reply = ReplyWriter.own("{\"expired\":1}", Encoding.YAML);

        assertThat(text(reply)).isEqualTo("---\n\"expired\": 1\n");
        assertThat(reply.headers())
                .containsEntry("Content-Type", "application/yaml")
                .containsEntry("Cache-Control", "private, no-store");
    }
}
