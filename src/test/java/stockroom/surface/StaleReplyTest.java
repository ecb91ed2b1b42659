package stockroom.surface;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Upstream in trouble, with something kept: in Redis alone, for this gateway's memory keeps nothing. */
@QuarkusTest
@TestProfile(Stormy.class)
class StaleReplyTest extends Surface {

    /** Past the time in which what is stale is served while it is renewed. */
    private static final Duration LONG_STALE = Duration.ofMinutes(20);

    @ParameterizedTest
    @EnumSource(
            value = Sample.class,
            names = {"DETAILS", "LIST", "STARTING_PRICE"})
    void hitsRedisWhereMemoryHasNothing(Sample sample) {
        byte[] fetched = demo().post(sample.path(), sample.body()).body();
        await().untilAsserted(() -> {
            Answer kept = demo().post(sample.path(), sample.body());
            assertThat(kept.cacheStatus().isHit()).isTrue();
            assertThat(kept.cacheStatus().detail()).isEqualTo("redis");
            assertThat(kept.body()).isEqualTo(fetched);
        });
        assertThat(sandbox().calls(sample.method())).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"status", "hang", "reset", "garbage", "html", "empty", "cut", "oversize", "endless"})
    void servesWhatIsKeptAndLabelsItStale(String trouble) {
        Answer fresh = demo().post(Sample.DETAILS.path(), Sample.DETAILS.body());
        advance(LONG_STALE);
        sandbox().strike("Product/details", trouble, "");
        assertStale(demo().get(Sample.DETAILS.path() + "?" + Sample.DETAILS.query()), fresh);
    }

    @ParameterizedTest
    @ValueSource(strings = {"API::Internal", "API::Maintenance", "API::RateLimit"})
    void servesWhatIsKeptWhereUpstreamReportsAPassingError(String errorClass) {
        Answer fresh = demo().post(Sample.LIST.path(), Sample.LIST.body());
        advance(LONG_STALE);
        sandbox().strike("Product/list", "error-class", ",\"error_class\":\"LW::Exception::" + errorClass + "\"");
        assertStale(demo().post(Sample.LIST.path(), Sample.LIST.body()), fresh);
    }

    @ParameterizedTest
    @EnumSource(
            value = Sample.class,
            names = {"DETAILS", "LIST", "STARTING_PRICE"})
    void servesWhatIsKeptWhereNobodyIsThere(Sample sample) {
        Answer fresh = demo().post(sample.path(), sample.body());
        advance(LONG_STALE);
        stage.wire().cut();
        try {
            assertStale(demo().post(sample.path(), sample.body()), fresh);
        } finally {
            stage.wire().mend();
        }
    }

    @Test
    void servesNothingThatIsPastItsLastResort() {
        demo().post(Sample.DETAILS.path(), Sample.DETAILS.body());
        advance(Duration.ofHours(24).plusMinutes(10));
        sandbox().strike("Product/details", "status", "");
        assertThat(demo().post(Sample.DETAILS.path(), Sample.DETAILS.body()).status())
                .isEqualTo(503);
    }

    @Test
    void servesNoPriceAgain() {
        demo().post(Sample.PRICE.path(), Sample.PRICE.body());
        sandbox().strike("Product/price", "reset", "");
        assertThat(demo().post(Sample.PRICE.path(), Sample.PRICE.body()).status())
                .isEqualTo(502);
    }

    private static void assertStale(Answer answer, Answer fresh) {
        assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo(fresh.body());
        assertThat(answer.cacheStatus().forward()).isEqualTo("stale");
        assertThat(answer.cacheStatus().ttl()).isNegative();
        assertThat(Long.parseLong(answer.header("Age"))).isGreaterThanOrEqualTo(LONG_STALE.toSeconds());
    }
}
