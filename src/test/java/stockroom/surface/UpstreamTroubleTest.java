package stockroom.surface;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Upstream in trouble, with nothing kept that could stand in for it. */
@QuarkusTest
@TestProfile(Stormy.class)
class UpstreamTroubleTest extends Surface {

    /** Tokens that end younger than this, again and again, make the gateway log in more slowly. */
    private static final Duration A_WHILE = Duration.ofMinutes(1);

    @ParameterizedTest
    @EnumSource(Sample.class)
    void saysThatNobodyIsThereAndRecovers(Sample sample) {
        demo().get("/v1/Utilities/Info/ping");
        stage.wire().cut();
        try {
            assertUnavailable(demo().post(sample.path() + ".yaml", sample.body()), 502);
        } finally {
            stage.wire().mend();
        }
        assertThat(demo().post(sample.path(), sample.body()).status()).isEqualTo(200);
    }

    @ParameterizedTest
    @EnumSource(
            value = Sample.class,
            names = {"DETAILS", "STARTING_PRICE", "PRICE"})
    void waitsNoLongerThanItsLimit(Sample sample) {
        strike(sample, "hang");
        AtomicReference<Answer> answer = new AtomicReference<>();
        Duration took = timed(() -> answer.set(demo().post(sample.path(), sample.body())));
        assertUnavailable(answer.get(), 504);
        assertThat(took).isBetween(Duration.ofMillis(1_400), Duration.ofSeconds(5));
    }

    @ParameterizedTest
    @CsvSource({
        "DETAILS, 500",
        "DETAILS, 503",
        "DETAILS, 429",
        "STARTING_PRICE, 500",
        "PRICE, 500",
        "PRICE, 503",
        "PING, 502"
    })
    void passesUpstreamsErrorPagesAsTheyCame(Sample sample, int status) {
        strike(sample, "status", ",\"status\":" + status);
        Answer upstream = sandbox().ask(Secrets.DEMO, sample.path(), sample.body());
        Answer answer = demo().post(sample.path(), sample.body());
        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.header("Content-Type")).isEqualTo(upstream.header("Content-Type"));
        assertThat(answer.header("Cache-Control")).isEqualTo("private, no-store");
        assertThat(answer.body()).isEqualTo(upstream.body());
        assertThat(answer.text()).contains("<html");
        assertThat(demo().post(sample.path() + ".yaml", sample.body()).text()).isEqualTo(upstream.text());
    }

    @ParameterizedTest
    @CsvSource({
        "DETAILS, Input::Validation",
        "DETAILS, API::Internal",
        "LIST, API::Maintenance",
        "STARTING_PRICE, Permission",
        "PRICE, API::RateLimit"
    })
    void passesErrorsWithStatus200AndKeepsThemNot(Sample sample, String errorClass) {
        strike(sample, "error-class", ",\"error_class\":\"LW::Exception::" + errorClass + "\"");
        Answer upstream = sandbox().ask(Secrets.DEMO, sample.path(), sample.body());
        Answer answer = demo().post(sample.path(), sample.body());
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo(upstream.body());
        assertThat(answer.cacheStatus().isStored()).isFalse();
        sandbox().calm();
        assertThat(demo().post(sample.path(), sample.body()).json().has("error_class"))
                .isFalse();
        assertThat(sandbox().calls(sample.method())).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"garbage", "html", "empty", "cut", "wrong-length", "endless", "oversize", "reset"})
    void makesOneErrorOfAllNonsense(String kind) {
        for (Sample sample : List.of(Sample.DETAILS, Sample.STARTING_PRICE, Sample.PRICE)) {
            strike(sample, kind);
            assertUnavailable(demo().post(sample.path(), sample.body()), 502);
            assertUnavailable(demo().post(sample.path() + ".yaml", sample.body()), 502);
            sandbox().calm();
            awaitRecovery(sample);
        }
    }

    @Test
    void logsInAgainOnceWhenItsTokenHasEnded() {
        Sample price = Sample.PRICE;
        demo().post(price.path(), price.body());
        sandbox().calm();
        advance(A_WHILE);
        sandbox().expireTokens();
        assertThat(demo().post(price.path(), price.body()).status()).isEqualTo(200);
        assertThat(sandbox().mints()).isEqualTo(1);
        assertThat(sandbox().calls(price.method())).isEqualTo(2);
        assertThat(demo().post(price.path(), price.body()).status()).isEqualTo(200);
        assertThat(sandbox().mints()).isEqualTo(1);
    }

    @Test
    void showsNobodyARefusalOfItsOwnLogin() {
        sandbox().strike("Product/price", "status", ",\"status\":401");
        Answer answer = demo().post(Sample.PRICE.path(), Sample.PRICE.body());
        assertThat(answer.status()).isEqualTo(503);
        assertThat(answer.json().path("error_class").textValue())
                .isEqualTo("LW::Exception::RemoteService::Authorization");
        assertThat(Integer.parseInt(answer.header("Retry-After"))).isPositive();
        assertThat(answer.header("WWW-Authenticate")).isEmpty();
    }

    /** What a broken reply has left on a connection can still spoil the next one. */
    private void awaitRecovery(Sample sample) {
        await().untilAsserted(() ->
                assertThat(demo().post(sample.path(), sample.body()).status()).isEqualTo(200));
    }

    private void strike(Sample sample, String kind) {
        strike(sample, kind, "");
    }

    private void strike(Sample sample, String kind, String more) {
        sandbox().strike(sample.method(), kind, more);
    }

    private static Duration timed(Runnable work) {
        long start = System.nanoTime();
        work.run();
        return Duration.ofNanos(System.nanoTime() - start);
    }

    private static void assertUnavailable(Answer answer, int status) {
        assertThat(answer.status()).as(answer.toString()).isEqualTo(status);
        assertThat(answer.meaning().path("error_class").textValue()).isEqualTo("LW::Exception::Resource::Unavailable");
        assertThat(answer.meaning().path("error_message").textValue()).isNotBlank();
        assertThat(answer.header("Cache-Control")).isEqualTo("private, no-store");
        assertThat(answer.cacheStatus().isHit()).isFalse();
        assertThat(answer.cacheStatus().isStored()).isFalse();
    }
}
