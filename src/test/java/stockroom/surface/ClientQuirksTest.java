package stockroom.surface;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.io.ByteArrayInputStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** HTTP as odd, old and hostile clients speak it. */
@QuarkusTest
@TestProfile(Calm.class)
class ClientQuirksTest extends Surface {

    private static final String PONG = "\\{\"ping\":\"success\"}";
    private static final String LOGIN = "Authorization: " + Credentials.basic(Secrets.DEMO);
    private static final String LARGE = "{\"params\":{\"x\":\"" + "y".repeat(70_000) + "\"}}";

    @Test
    void answersRequestsThatComeInOneGo() {
        String ping = "GET /v1/Utilities/Info/ping HTTP/1.1\r\nHost: x\r\n" + LOGIN + "\r\n\r\n";
        try (RawCaller caller = new RawCaller(stage.business())) {
            assertThat(caller.bytes(ping.repeat(3)).readUntil(PONG, 3)).contains("HTTP/1.1 200 OK");
        }
    }

    @Test
    void closesWhereTheClientWantsIt() {
        try (RawCaller caller = new RawCaller(stage.business())) {
            caller.lines("GET /v1/Utilities/Info/ping HTTP/1.1", "Host: x", LOGIN, "Connection: close", "");
            assertThat(caller.readToEnd())
                    .containsIgnoringCase("connection: close")
                    .contains("{\"ping\":\"success\"}");
        }
    }

    @Test
    void speaksHttp10() {
        try (RawCaller caller = new RawCaller(stage.business())) {
            caller.lines("GET /v1/Utilities/Info/ping HTTP/1.0", LOGIN, "");
            assertThat(caller.readToEnd()).contains(" 200 OK").contains("{\"ping\":\"success\"}");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"authorization: ", "AUTHORIZATION: ", "aUtHoRiZaTiOn:", "Authorization:\t "})
    void readsHeaderNamesInAnyLetterCase(String name) {
        try (RawCaller caller = new RawCaller(stage.business())) {
            caller.lines(
                    "GET /v1/Utilities/Info/ping HTTP/1.1",
                    "host: x",
                    name + Credentials.basic(Secrets.DEMO),
                    "CONNECTION: CLOSE",
                    "");
            assertThat(caller.readToEnd()).contains("{\"ping\":\"success\"}");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"=", "==", ""})
    void readsBase64OfAnyPadding(String padding) {
        String pair = Credentials.basic(Secrets.DEMO).replaceAll("=+$", "");
        int rest = (Secrets.DEMO.name() + ":" + Secrets.DEMO.key()).length() % 3;
        String right = rest == 0 ? "" : rest == 1 ? "==" : "=";
        Answer answer = nobody().as(pair + padding).get("/v1/Utilities/Info/ping");
        assertThat(answer.status()).isEqualTo(padding.equals(right) || padding.isEmpty() ? 200 : 401);
    }

    @Test
    void sendsWhoTakesGzipTheSameBytes() {
        Answer plain = demo().get("/v1/Product/details?code=SS.VPS");
        Answer offered = demo().get("/v1/Product/details?code=SS.VPS", "Accept-Encoding", "gzip, deflate, br");
        assertThat(offered.header("Content-Encoding")).isEmpty();
        assertThat(offered.body()).isEqualTo(plain.body());
    }

    @Test
    void waitsWithTheBodyForWhoAsks() {
        String body = "{\"params\":{\"code\":\"SS.VPS\"}}" + " ".repeat(2_000);
        try (RawCaller caller = new RawCaller(stage.business())) {
            caller.lines(
                    "POST /v1/Product/details HTTP/1.1",
                    "Host: x",
                    LOGIN,
                    "Expect: 100-continue",
                    "Connection: close",
                    "Content-Length: " + body.length(),
                    "");
            assertThat(caller.readUntil("\r\n\r\n", 1)).isEqualTo("HTTP/1.1 100 Continue\r\n\r\n");
            assertThat(caller.bytes(body).readToEnd()).contains(" 200 OK").contains("\"code\":\"SS.VPS\"");
        }
    }

    @Test
    void takesABodyWithoutALength() {
        var request = demo().request("/v1/Product/details")
                .POST(BodyPublishers.ofInputStream(
                        () -> new ByteArrayInputStream(Sample.DETAILS.body().getBytes(StandardCharsets.UTF_8))));
        assertThat(Storefront.send(request.build()).json().path("code").textValue())
                .isEqualTo("SS.VPS");
    }

    @Test
    void goesOnBehindABodyThatWasRefused() {
        String ping = "GET /v1/Utilities/Info/ping HTTP/1.1\r\nHost: x\r\n" + LOGIN + "\r\nConnection: close\r\n\r\n";
        String chunk = Integer.toHexString(LARGE.length()) + "\r\n" + LARGE + "\r\n0\r\n\r\n";
        try (RawCaller declared = new RawCaller(stage.business());
                RawCaller chunked = new RawCaller(stage.business());
                RawCaller stranger = new RawCaller(stage.business())) {
            declared.lines("POST /v1/Product/list HTTP/1.1", "Host: x", LOGIN, "Content-Length: " + LARGE.length(), "");
            assertThat(declared.bytes(LARGE + ping).readToEnd())
                    .contains(" 413 ")
                    .contains("{\"ping\":\"success\"}");
            chunked.lines("POST /v1/Product/list HTTP/1.1", "Host: x", LOGIN, "Transfer-Encoding: chunked", "");
            assertThat(chunked.bytes(chunk + ping).readToEnd())
                    .contains(" 413 ")
                    .contains("{\"ping\":\"success\"}");
            stranger.lines("POST /v1/Product/list HTTP/1.1", "Host: x", "Content-Length: 40000", "");
            assertThat(stranger.bytes(LARGE.substring(0, 40_000) + ping).readToEnd())
                    .contains(" 401 ")
                    .contains("{\"ping\":\"success\"}");
        }
    }

    @Test
    void refusesHeadersThatAreTooLarge() {
        try (RawCaller caller = new RawCaller(stage.business())) {
            caller.lines(
                    "GET /v1/Utilities/Info/ping HTTP/1.1", "Host: x", LOGIN, "X-Large: " + "x".repeat(17_000), "");
            assertThat(caller.readUntil("\r\n\r\n", 1)).startsWith("HTTP/1.1 431 ");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\rSet-Cookie: x=1", "a\nSet-Cookie: x=1", "a\r\n Set-Cookie: x=1", "a\u0000b"})
    void letsNoHeaderGrowOutOfAnother(String requestId) {
        try (RawCaller caller = new RawCaller(stage.business())) {
            caller.lines(
                    "GET /v1/Utilities/Info/ping HTTP/1.1",
                    "Host: x",
                    LOGIN,
                    "X-Request-Id: " + requestId,
                    "Connection: close",
                    "");
            assertThat(caller.readUntil("\r\n\r\n", 1))
                    .startsWith("HTTP/1.1 ")
                    .doesNotContainIgnoringCase("\nset-cookie");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/v1/Product/li\u0000st",
                "/v1/Product/%zz",
                "/v1/Product/%",
                "/v1/Product/list?x=%zz",
                "/v1\\Product\\list"
            })
    void refusesATargetThatIsNone(String target) {
        try (RawCaller caller = new RawCaller(stage.business())) {
            caller.lines("GET " + target + " HTTP/1.1", "Host: x", LOGIN, "Connection: close", "");
            assertThat(caller.readToEnd()).startsWith("HTTP/1.1 400 ");
        }
        assertThat(sandbox().calls()).isZero();
    }
}
