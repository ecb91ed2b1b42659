package stockroom.surface;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What can not be answered is refused with an honest status and a body of the Storm shape, in the caller's encoding. */
@QuarkusTest
@TestProfile(Calm.class)
class RefusalTest extends Surface {

    private static final List<String> ENCODINGS = List.of(".json", ".yaml");

    @Test
    void asksAStrangerForCredentials() {
        for (String encoding : ENCODINGS) {
            Answer answer = nobody().post("/v1/Product/list" + encoding, "");
            assertRefused(answer, 401, "Authorization", encoding);
            assertThat(answer.header("WWW-Authenticate")).startsWith("Basic realm=");
        }
        assertThat(sandbox().calls()).isZero();
    }

    @Test
    void refusesCredentialsThatAreNone() {
        for (String authorization : List.of(
                Credentials.basic("demo", "wrong"),
                Credentials.basic("nobody", Secrets.DEMO.key()),
                Credentials.basic("demo", Secrets.OTHER.key()),
                Credentials.basic(Secrets.DEMO.username(), Secrets.DEMO.password()),
                Credentials.basic("DEMO", Secrets.DEMO.key()),
                Credentials.basic("demo", ""),
                "Bearer wrong",
                "Basic",
                "Basic !!!",
                "Digest username=demo")) {
            Answer answer = nobody().as(authorization).post("/v1/Product/list.yaml", "");
            assertRefused(answer, 401, "Authorization", ".yaml");
            assertThat(answer.header("WWW-Authenticate")).startsWith("Basic realm=");
        }
        assertThat(sandbox().calls()).isZero();
    }

    @Test
    void slowsWhoGuessesAndNobodyElse() {
        Storefront guesser = nobody().as(Credentials.basic("demo", "guess"));
        for (int guesses = 0; guesses < 30; guesses++) {
            guesser.get("/v1/Product/list");
        }
        for (String encoding : ENCODINGS) {
            Answer slowed = guesser.get("/v1/Product/list" + encoding);
            assertRefused(slowed, 429, "API::RateLimit", encoding);
            assertThat(Integer.parseInt(slowed.header("Retry-After"))).isBetween(1, 60);
        }
        assertThat(demo().get("/v1/Product/list").status()).isEqualTo(200);
        assertThat(nobody().get("/v1/Product/list").status()).isEqualTo(401);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"Server/list", "Account/details", "Account/Auth/nothing", "Utilities/Info", "Network/IP/list"})
    void forwardsNothingThatIsNotOnTheList(String method) {
        for (String encoding : ENCODINGS) {
            assertRefused(demo().post("/v1/" + method + encoding, "{}"), 403, "Forbidden", encoding);
        }
        assertThat(sandbox().calls()).isZero();
    }

    @Test
    void passesUpstreamsWordOnAMethodThatItDoesNotHave() {
        Answer upstream = sandbox().ask(Secrets.DEMO, "/v1/Product/nothing", "{}");
        Answer answer = demo().post("/v1/Product/nothing", "{}");
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo(upstream.body());
        assertThat(answer.json().path("error_class").textValue()).isEqualTo("LW::Exception::API::InvalidMethod");
        assertThat(demo().post("/v1/Product/nothing.yaml", "").yaml()).isEqualTo(upstream.json());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"params\":",
                "{\"params\":{}} x",
                "{'params':{}}",
                "{\"params\":{\"a\":NaN}}",
                "\u0000",
                "{\"params\":{,}}"
            })
    void refusesWhatIsNotJson(String body) {
        assertRefused(demo().post("/v1/Product/list", body), 400, "Deserialize", ".json");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "params: {page_num: [",
                "params: *nothing",
                "params: {x: !!java.net.URL \"http://127.0.0.1/\"}",
                "params: {page_num: !!binary aGk=}",
                "params: {? [a] : b}",
                "params: {}\n---\nparams: {}",
                "\tparams: {}"
            })
    void refusesWhatIsNotYaml(String body) {
        assertRefused(demo().post("/v1/Product/list.yaml", body), 400, "Deserialize", ".yaml");
    }

    @ParameterizedTest
    @ValueSource(strings = {".json", ".yaml"})
    void refusesAMemberThatStandsTwice(String encoding) {
        String body = "{\"params\": {\"page_num\": 1, \"page_num\": 2}}";
        Answer answer = demo().post("/v1/Product/list" + encoding, body);
        assertRefused(answer, 400, "Deserialize", encoding);
        assertThat(answer.meaning().path("error_message").textValue()).contains("twice");
    }

    @Test
    void refusesYamlThatExpandsWithoutEnd() {
        StringBuilder bomb = new StringBuilder("a0: &a0 [x, x, x, x, x, x, x, x, x]\n");
        for (int i = 1; i < 9; i++) {
            String inner = ("*a" + (i - 1) + ", ").repeat(8) + "*a" + (i - 1);
            bomb.append("a%d: &a%d [%s]\n".formatted(i, i, inner));
        }
        Answer bombed = demo().post("/v1/Product/list.yaml", bomb + "params: {x: *a8}");
        assertRefused(bombed, 400, "Deserialize", ".yaml");
        assertRefused(demo().post("/v1/Product/list.yaml", "params: &a {x: *a}"), 400, "Deserialize", ".yaml");
        String deep = "[".repeat(30_000) + "]".repeat(30_000);
        assertRefused(demo().post("/v1/Product/list.yaml", "params: " + deep), 400, "Deserialize", ".yaml");
        assertRefused(demo().post("/v1/Product/list", "{\"params\":" + deep + "}"), 400, "Deserialize", ".json");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"params\":[]}",
                "{\"params\":\"x\"}",
                "{\"params\":5}",
                "{\"params\":true}",
                "[]",
                "\"x\"",
                "5"
            })
    void refusesParametersThatHaveNoNames(String body) {
        for (String encoding : ENCODINGS) {
            Answer answer = demo().post("/v1/Product/list" + encoding, body);
            assertRefused(answer, 400, "Input::Validation", encoding);
            assertThat(answer.meaning().path("field").textValue()).isEqualTo("params");
        }
    }

    @Test
    void refusesABodyOver64KiB() {
        String params = "{\"params\":{\"x\":\"%s\"}}";
        String largest = params.formatted("y".repeat(65_536 - params.length() + 2));
        assertThat(demo().post("/v1/Product/list", largest).status()).isEqualTo(200);
        for (String encoding : ENCODINGS) {
            Answer answer = demo().post("/v1/Product/list" + encoding, largest + " ");
            assertRefused(answer, 413, "Input::OutOfBounds", encoding);
            assertThat(answer.meaning().path("max").asText()).isEqualTo("65536");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/v1/Product/list.xml",
                "/v1/Product/list?encoding=xml",
                "/v1/Product/list.json.yml",
                "/v1/Product/list."
            })
    void knowsNoOtherEncodings(String path) {
        assertRefused(demo().post(path, "{}"), 400, "API::InvalidEncoding", ".json");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/v2/Product/list",
                "/Product/list",
                "/v1/list",
                "/v1",
                "/v1/Product/../Product/list",
                "/v1/Product/list%00",
                "/v1/Product%00/list",
                "/v1/Prod%C3%BCct/list",
                "/v1/%D0%A0roduct/list",
                "/v1/%EF%BC%B0roduct/list",
                "/v1/Product/list;x=1",
                "/v1/Product/li+st",
                "/v1/Product/%FFlist",
                "/q/health",
                "/q/metrics",
                "/admin/tenants",
                "/sandbox/calls",
                "/"
            })
    void findsNothingAtOtherPaths(String path) {
        assertRefused(demo().get(path), 404, "API::InvalidMethod", ".json");
        assertThat(sandbox().calls()).isZero();
    }

    @Test
    void findsNothingInYamlEither() {
        assertRefused(demo().get("/v2/Product/list.yaml"), 404, "API::InvalidMethod", ".yaml");
    }

    @ParameterizedTest
    @CsvSource({
        "PUT, /v1/Product/list, 'GET, HEAD, POST, QUERY'",
        "DELETE, /v1/Product/details, 'GET, HEAD, POST, QUERY'",
        "PATCH, /v1/Utilities/Info/ping, 'GET, HEAD, POST, QUERY'",
        "BREW, /v1/Product/list, 'GET, HEAD, POST, QUERY'",
        "PUT, /v1/Product/price, 'POST, QUERY'",
        "GET, /v1/Product/price, 'POST, QUERY'",
    })
    void saysWhichHttpMethodsThereAre(String method, String path, String allowed) {
        for (String encoding : ENCODINGS) {
            Answer answer = demo().send(method, path + encoding, "");
            assertRefused(answer, 405, "API::InvalidMethod", encoding);
            assertThat(answer.header("Allow")).isEqualTo(allowed);
        }
        Answer asked = demo().send(method, path + "?encoding=yaml", "");
        assertRefused(asked, 405, "API::InvalidMethod", ".yaml");
        assertThat(sandbox().calls()).isZero();
    }

    private static void assertRefused(Answer answer, int status, String errorClass, String encoding) {
        String type = "application/" + encoding.substring(1);
        assertThat(answer.status()).as(answer.toString()).isEqualTo(status);
        assertThat(answer.header("Content-Type")).isEqualTo(type);
        assertThat(answer.header("Cache-Control")).isEqualTo("private, no-store");
        JsonNode body = answer.meaning();
        assertThat(body.path("error_class").textValue()).isEqualTo("LW::Exception::" + errorClass);
        String message = body.path("error_message").textValue();
        assertThat(message).isNotBlank();
        assertThat(body.path("full_message").textValue()).isEqualTo(message);
        assertThat(body.path("error").textValue()).isEqualTo(message);
    }
}
