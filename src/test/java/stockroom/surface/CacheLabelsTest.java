package stockroom.surface;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** The headers say where an answer came from, how old it is, and who else may keep it. */
@QuarkusTest
@TestProfile(Calm.class)
class CacheLabelsTest extends Surface {

    private static final String DETAILS = "/v1/Product/details?code=SS.VPS";

    /** Calls that no other test makes: of what has ended, a cache says that it is stale. */
    @ParameterizedTest
    @CsvSource({"Product/details, code=SS.VM.R", "Product/list, page_size=11", "Product/startingPrice, code=SS.PP"})
    void storesAMissAndHitsMemoryNext(String method, String query) {
        CacheStatus miss = demo().get("/v1/" + method + "?" + query).cacheStatus();
        CacheStatus hit = demo().get("/v1/" + method + "?" + query).cacheStatus();
        assertThat(miss.cache()).isEqualTo("Stockroom");
        assertThat(miss.forward()).isEqualTo("miss");
        assertThat(miss.isStored()).isTrue();
        assertThat(miss.parameters()).containsEntry("fwd-status", "200");
        assertThat(hit.isHit()).isTrue();
        assertThat(hit.detail()).isEqualTo("memory");
        assertThat(sandbox().calls(method)).isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource(
            value = Sample.class,
            names = {"PRICE", "MARKETING_LIST", "CODE_FROM_PATH", "PING", "VERSION"})
    void goesPastTheCacheForWhatIsNotKept(Sample sample) {
        for (int calls = 1; calls <= 2; calls++) {
            Answer answer = demo().query(sample.path(), sample.body());
            assertThat(answer.cacheStatus().forward()).isEqualTo("bypass");
            assertThat(answer.cacheStatus().isStored()).isFalse();
            assertThat(answer.header("Cache-Control")).isEqualTo("private, no-store");
            assertThat(answer.header("Age") + answer.header("ETag")).isEmpty();
            assertThat(sandbox().calls(sample.method())).isEqualTo(calls);
        }
    }

    @Test
    void hasTheLifetimeOfTheTableWithinItsJitter() {
        assertThat(demo().get(DETAILS).cacheStatus().ttl()).isBetween(269L, 330L);
        assertThat(demo().get("/v1/Product/list").cacheStatus().ttl()).isBetween(107L, 132L);
        assertThat(demo().get("/v1/Product/startingPrice?code=SS.VPS")
                        .cacheStatus()
                        .ttl())
                .isBetween(107L, 132L);
    }

    @Test
    void growsOlder() {
        long ttl = demo().get(DETAILS).cacheStatus().ttl();
        advance(Duration.ofSeconds(100));
        Answer later = demo().get(DETAILS);
        assertThat(later.cacheStatus().ttl()).isBetween(ttl - 110, ttl - 100);
        assertThat(Long.parseLong(later.header("Age"))).isBetween(100L, 110L);
    }

    @Test
    void asksForTheMissingProductAlone() {
        demo().call("Product/startingPrice", "{\"code\":[\"SS.VPS\",\"SS.VM\"]}");
        Answer partial = demo().call("Product/startingPrice", "{\"code\":[\"SS.VPS\",\"SS.VM.WIN\",\"SS.VM\"]}");
        assertThat(partial.cacheStatus().forward()).isEqualTo("partial");
        assertThat(sandbox().lookups("SS.VPS")).isEqualTo(1);
        assertThat(sandbox().lookups("SS.VM")).isEqualTo(1);
        assertThat(sandbox().lookups("SS.VM.WIN")).isEqualTo(1);
        assertThat(demo().call("Product/startingPrice", "{\"code\":\"SS.VM.WIN\"}")
                        .cacheStatus()
                        .isHit())
                .isTrue();
    }

    @Test
    void servesTheStaleWhileItRefreshes() {
        demo().get(DETAILS);
        advance(Duration.ofMinutes(6));
        Answer stale = demo().get(DETAILS);
        assertThat(stale.cacheStatus().isHit()).isTrue();
        assertThat(stale.cacheStatus().ttl()).isNegative();
        long lifetime = Long.parseLong(stale.header("Cache-Control").replace("private, max-age=", ""));
        assertThat(Long.parseLong(stale.header("Age"))).isGreaterThan(lifetime);
        await().until(() -> demo().get(DETAILS).cacheStatus().ttl() > 0);
        assertThat(sandbox().calls("Product/details")).isEqualTo(2);
    }

    @Test
    void remembersForHalfAMinuteThatThereIsNoSuchThing() {
        String nothing = "/v1/Product/details?code=SS.NOTHING";
        Answer missed = demo().get(nothing);
        assertThat(missed.status()).isEqualTo(200);
        assertThat(missed.json().path("error_class").textValue()).isEqualTo("LW::Exception::RecordNotFound");
        assertThat(demo().get(nothing).cacheStatus().isHit()).isTrue();
        advance(Duration.ofSeconds(40));
        assertThat(demo().get(nothing).cacheStatus().isHit()).isFalse();
        assertThat(sandbox().calls("Product/details")).isEqualTo(2);
    }

    @Test
    void tellsCallersHowLongToKeepWhatMayBeKept() {
        Answer got = demo().get(DETAILS);
        assertThat(got.header("Cache-Control")).matches("private, max-age=(2[7-9]\\d|3[0-3]\\d)");
        assertThat(demo().query("/v1/Product/details", "{\"params\":{\"code\":\"SS.VPS\"}}")
                        .header("Cache-Control"))
                .matches("private, max-age=\\d+");
        assertThat(got.header("Vary")).isEqualTo("Authorization");
        Answer posted = demo().call("Product/details", "{\"code\":\"SS.VPS\"}");
        assertThat(posted.header("Cache-Control")).isEqualTo("private, no-store");
        assertThat(posted.header("ETag")).isEmpty();
    }

    @Test
    void confirmsWhatTheCallerHas() {
        String tag = demo().get(DETAILS).header("ETag");
        assertThat(tag).matches("\"[\\w-]+\"");
        for (String candidates : new String[] {tag, "W/" + tag, "\"x\", " + tag, "*"}) {
            assertUnchanged(demo().get(DETAILS, "If-None-Match", candidates), tag);
            assertUnchanged(
                    demo().query("/v1/Product/details", Sample.DETAILS.body(), "If-None-Match", candidates), tag);
        }
    }

    private static void assertUnchanged(Answer answer, String tag) {
        assertThat(answer.status()).isEqualTo(304);
        assertThat(answer.body()).isEmpty();
        assertThat(answer.header("ETag")).isEqualTo(tag);
        assertThat(answer.header("Cache-Control")).startsWith("private, max-age=");
        assertThat(answer.header("Vary")).isEqualTo("Authorization");
    }

    @Test
    void sendsTheWholeWhereTheCallersIsAnother() {
        String json = demo().get(DETAILS).header("ETag");
        Answer yaml = demo().get("/v1/Product/details.yaml?code=SS.VPS", "If-None-Match", json);
        assertThat(yaml.status()).isEqualTo(200);
        assertThat(yaml.header("ETag")).isNotEqualTo(json);
        Answer posted = demo().post("/v1/Product/details", Sample.DETAILS.body(), "If-None-Match", json);
        assertThat(posted.status()).isEqualTo(200);
    }
}
