package stockroom.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** Requests and replies as real clients write and read them. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class WireTest {

    private static final String DEMO = TestingSandbox.DEMO;

    private final TestingSandbox sandbox = new TestingSandbox();

    @AfterAll
    void stop() {
        sandbox.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/v1/Utilities/Info/ping",
                "/bleed/Utilities/Info/ping",
                "/V1/UTILITIES/info/PING.JSON",
                "/v1/Utilities/Info//ping",
                "//v1//Utilities/Info/ping",
                "/v1/Utilities/Info/ping%20",
                "/v1/Utilities/Info/ping?encoding=JSON",
            })
    void forgivesHowAPathIsWritten(String path) {
        assertThat(sandbox.post(DEMO, path, "{\"params\":{}}").body()).isEqualTo("{\"ping\":\"success\"}");
        assertThat(sandbox.get(DEMO, path).body()).isEqualTo("{\"ping\":\"success\"}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "null",
                "{}",
                "{\"params\":{}}",
                "{\"params\":null}",
                "{\"metadata\":{\"ip\":null},\"params\":{}}",
                "{\"params\":{\"page_num\":null}}",
            })
    void takesABodyWithoutParameters(String body) {
        assertThat(TestingSandbox.json(sandbox.post(DEMO, "/v1/Product/list", body))
                        .path("page_size")
                        .textValue())
                .isEqualTo("25");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"params\":[]} | LW::Exception::Input::Validation",
                "[]              | LW::Exception::Input::Validation",
                "{\"params\":    | LW::Exception::Deserialize",
                "page_num=2      | LW::Exception::Deserialize",
            })
    void refusesABodyThatIsNone(String body, String errorClass) {
        HttpResponse<String> reply = sandbox.post(DEMO, "/v1/Product/list", body);
        assertThat(reply.statusCode()).isEqualTo(200);
        assertThat(TestingSandbox.json(reply).path("error_class").textValue()).isEqualTo(errorClass);
        assertThat(TestingSandbox.json(reply).path("error").textValue()).isEmpty();
    }

    @Test
    void ignoresTheContentType() {
        HttpResponse<String> reply = sandbox.send(sandbox.request("/v1/Product/details")
                .header("Authorization", DEMO)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString("{\"params\":{\"code\":\"SS.VPS\"}}")));
        assertThat(TestingSandbox.json(reply).path("code").textValue()).isEqualTo("SS.VPS");
    }

    @Test
    void readsParametersFromTheQuery() {
        JsonNode one = TestingSandbox.json(sandbox.get(DEMO, "/v1/Product/details?code=SS.VPS"));
        JsonNode many = TestingSandbox.json(sandbox.get(DEMO, "/v1/Product/startingPrice?code=SS.VPS&code=SS.VM"));
        assertThat(one.path("code").textValue()).isEqualTo("SS.VPS");
        assertThat(many.path("items").findValuesAsText("product")).containsExactly("SS.VPS", "SS.VM");
    }

    @Test
    void mixesNumbersAndStringsInAListsEnvelope() {
        JsonNode list = sandbox.call("Product/list", "{\"series\":\"cloudvps\",\"page_size\":3,\"page_num\":\"2\"}");
        assertThat(list.path("item_count").isInt()).isTrue();
        assertThat(list.path("item_total").isTextual()).isTrue();
        assertThat(list.path("page_num").textValue()).isEqualTo("2");
        assertThat(list.path("page_size").textValue()).isEqualTo("3");
        assertThat(list.path("page_total").intValue())
                .isEqualTo(Math.ceilDiv(list.path("item_total").asInt(), 3));
    }

    @Test
    void countsOnePageOfAnEmptyList() {
        JsonNode list = sandbox.call("Product/list", "{\"series\":\"nothing\"}");
        assertThat(list.toString())
                .isEqualTo("{\"item_count\":0,\"item_total\":\"0\",\"items\":[],\"page_num\":\"1\","
                        + "\"page_size\":\"25\",\"page_total\":1}");
    }

    @Test
    void showsPricesByRegionAndCycle() {
        JsonNode prices =
                sandbox.call("Product/details", "{\"code\":\"SS.VPS.2C2G\"}").path("prices");
        assertThat(prices.path("1").path("month").textValue()).isEqualTo("12.00");
        assertThat(prices.path("1").path("hour").textValue()).isEqualTo("0.01644");
        assertThat(prices.path("2").path("month").textValue()).isEqualTo("12.60");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/v1/Product/details.yaml", "/v1/Product/details?encoding=yaml"})
    void speaksYamlBothWays(String path) {
        HttpResponse<String> reply = sandbox.post(DEMO, path, "---\nparams:\n  code: SS.VPS.2C2G\n");
        Object document = new Load(LoadSettings.builder().build()).loadFromString(reply.body());
        assertThat(reply.headers().firstValue("content-type")).hasValue("text/yaml");
        assertThat(document).isInstanceOf(Map.class);
        assertThat(((Map<?, ?>) document).get("default_price")).isEqualTo("12.00");
    }

    @Test
    void refusesAnotherEncodingAnotherMethodAndAnotherVersion() {
        JsonNode encoding = TestingSandbox.json(sandbox.post(DEMO, "/v1/Product/list.xml", ""));
        JsonNode method = TestingSandbox.json(sandbox.post(DEMO, "/v1/Product/remove", ""));
        assertThat(encoding.path("error_class").textValue()).isEqualTo("LW::Exception::API::InvalidEncoding");
        assertThat(encoding.path("encoding").textValue()).isEqualTo("xml");
        assertThat(method.path("error_class").textValue()).isEqualTo("LW::Exception::API::InvalidMethod");
        assertThat(sandbox.post(DEMO, "/v2/Product/list", "").statusCode()).isEqualTo(404);
    }

    @Test
    void refusesABodyAboveItsLimit() {
        assertThat(sandbox.post(DEMO, "/v1/Product/list", " ".repeat(2 << 20)).statusCode())
                .isEqualTo(413);
    }
}
