package stockroom.surface;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * A call whose bytes were seen before takes a shorter way. Nobody can tell by the answer: the third of a row, which is
 * the first to take it, is held against the second.
 */
@QuarkusTest
@TestProfile(Calm.class)
class SeenCallTest extends Surface {

    private static final List<String> COMPARED = List.of(
            "Content-Type", "Content-Length", "Cache-Control", "ETag", "WWW-Authenticate", "Allow", "Retry-After");

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    POST  | /v1/Product/details            | {"params":{"code":"SS.VPS"}}
                    POST  | /v1/Product/details.yaml       | params: {code: SS.VPS}
                    POST  | /BLEED/product//DETAILS%20     | {"params":{"code":"SS.VPS"}}
                    POST  | /v1/Product/list?encoding=yaml | {}
                    POST  | /v1/Product/startingPrice      | {"params":{"code":["SS.VM","SS.VPS","SS.VM"]}}
                    POST  | /v1/Product/details            | {"params":{"code":"NO.SUCH"}}
                    QUERY | /v1/Product/details            | {"params":{"code":"SS.VPS"}}
                    GET   | /v1/Product/details?code=SS.VM | ''
                    GET   | /v1/Product/startingPrice.json?code=SS.VM&code=SS.PP | ''
                    """)
    void isAnsweredAlikeTheLongAndTheShortWay(String verb, String path, String body) {
        List<Answer> answers =
                Stream.generate(() -> demo().send(verb, path, body)).limit(4).toList();

        Answer longWay = answers.get(1);
        assertThat(longWay.cacheStatus().isHit()).isTrue();
        for (Answer shortWay : answers.subList(2, 4)) {
            assertThat(shortWay.status()).isEqualTo(longWay.status());
            assertThat(shortWay.body()).isEqualTo(longWay.body());
            assertThat(shortWay.response().headers().map().keySet())
                    .isEqualTo(longWay.response().headers().map().keySet());
            COMPARED.forEach(name -> assertThat(shortWay.header(name)).isEqualTo(longWay.header(name)));
            assertThat(shortWay.cacheStatus().isHit()).isTrue();
            assertThat(shortWay.cacheStatus().detail()).isEqualTo("memory");
        }
    }

    @Test
    void isRefusedToWhoHasNoKey() {
        String path = "/v1/Product/details";
        String body = "{\"params\":{\"code\":\"SS.VPS\"}}";
        for (int calls = 0; calls < 3; calls++) {
            demo().post(path, body);
        }

        assertThat(demo().as("").post(path, body).status()).isEqualTo(401);
        assertThat(demo().as("Bearer wrong").post(path, body).status()).isEqualTo(401);
    }

    @Test
    void isNotModifiedForWhoHasIt() {
        String path = "/v1/Product/details?code=SS.VPS.WIN";
        String tag = Stream.generate(() -> demo().get(path).header("ETag"))
                .limit(3)
                .toList()
                .getLast();

        Answer again = demo().get(path, "If-None-Match", tag);

        assertThat(again.status()).isEqualTo(304);
        assertThat(again.body()).isEmpty();
        assertThat(again.header("ETag")).isEqualTo(tag);
    }

    @Test
    void isRenewedOnceItsAnswerHasBecomeStale() {
        String path = "/v1/Product/details";
        String body = "{\"params\":{\"code\":\"SS.VM\"}}";
        for (int calls = 0; calls < 3; calls++) {
            demo().post(path, body);
        }
        advance(Duration.ofMinutes(6));

        assertThat(demo().post(path, body).cacheStatus().ttl()).isNegative();
        await().untilAsserted(() ->
                assertThat(demo().post(path, body).cacheStatus().ttl()).isPositive());
    }

    @Test
    void keepsTheCallersIds() {
        String path = "/v1/Product/details?code=SS.VPS";
        demo().get(path);
        demo().get(path);

        Answer answer = demo().get(path, "X-Request-Id", "order-17");

        assertThat(answer.header("X-Request-Id")).isEqualTo("order-17");
        assertThat(answer.header("traceparent")).hasSize(55);
    }
}
