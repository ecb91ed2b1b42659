package stockroom.surface;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** All spellings of one call are that call: they are answered alike, and upstream hears one of them. */
@QuarkusTest
@TestProfile(Calm.class)
class RequestFormsTest extends Surface {

    private static final String BODY = "{\"params\":{\"code\":\"SS.VPS\"}}";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/v1/product/DETAILS",
                "/V1/Product/details",
                "/v1/Product//details",
                "//v1//Product///details",
                "/v1/Product/details/",
                "/v1/Product/details%20",
                "/v1/Product/details.JSON",
                "/v1/Product/details.json%20",
                "/v1/Product/details?encoding=JSON",
                "/v1/Pro%64uct/details"
            })
    void takesEverySpellingOfThePath(String path) {
        demo().post("/v1/Product/details", BODY);
        Answer answer = demo().post(path, BODY);
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.cacheStatus().isHit()).isTrue();
        assertThat(sandbox().calls("Product/details")).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{}",
                "null",
                "{\"params\":{}}",
                "{\"params\":null}",
                "{\"metadata\":{\"ip\":null},\"params\":{}}",
                "{\"params\":{\"page_num\":\"1\",\"page_size\":\"25\"}}",
                "{\"params\":{\"page_size\":25}}",
                "  {\"params\" : {\"page_num\" : 1} }\r\n"
            })
    void takesEverySpellingOfNoParameters(String body) {
        demo().get("/v1/Product/list");
        Answer answer = demo().post("/v1/Product/list", body);
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.cacheStatus().isHit()).isTrue();
        assertThat(sandbox().calls("Product/list")).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"params\":{\"page_size\":\"5\",\"cart_series\":\"Cloud\"}}",
                "{\"params\":{\"cart_series\":[\"Cloud\"],\"page_size\":5}}",
                "{\"params\":{\"cart_series\":[\"Cloud\",\"Cloud\"],\"page_size\":5,\"page_num\":1}}",
                "{\"params\":{\"page_size\":5,\"cart_series\":\"\\u0043loud\"}}"
            })
    void takesEverySpellingOfAValue(String body) {
        demo().get("/v1/Product/list?page_size=5&cart_series=Cloud");
        Answer answer = demo().post("/v1/Product/list", body);
        assertThat(answer.cacheStatus().isHit()).isTrue();
        assertThat(answer.body())
                .isEqualTo(sandbox().ask(Secrets.DEMO, "/v1/Product/list", body).body());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "application/json",
                "application/x-www-form-urlencoded",
                "text/plain; charset=utf-16",
                "multipart/form-data; boundary=x",
                "application/yaml",
                "%%%"
            })
    void ignoresTheContentType(String contentType) {
        Answer answer = demo().post("/v1/Product/details", BODY, "Content-Type", contentType, "Accept", "image/png");
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json().path("code").textValue()).isEqualTo("SS.VPS");
    }

    @Test
    void takesAPostWithItsParametersInTheQuery() {
        Answer answer = demo().post("/v1/Product/details?code=SS.VPS", "");
        assertThat(answer.json().path("code").textValue()).isEqualTo("SS.VPS");
    }

    @Test
    void letsTheExtensionDecideOverTheQuery() {
        Answer answer = demo().post("/v1/Product/details.json?encoding=yaml", BODY);
        assertThat(answer.header("Content-Type")).isEqualTo("application/json");
    }

    @Test
    void passesOnAParameterThatNoTableNames() {
        Answer answer = demo().call("Product/list", "{\"flavour\":\"mint\"}");
        assertThat(answer.json().path("error_class").textValue()).isEqualTo("LW::Exception::Input::Unknown");
        assertThat(answer.json().path("field").textValue()).isEqualTo("flavour");
    }

    @Test
    void answersProductsInTheOrderAsked() {
        String body = "{\"params\":{\"code\":[\"SS.VPS.WIN\",\"SS.VM\",\"SS.VPS\"]}}";
        demo().call("Product/startingPrice", "{\"code\":[\"SS.VPS\",\"SS.VPS.WIN\"]}");
        Answer answer = demo().post("/v1/Product/startingPrice", body);
        assertThat(answer.body())
                .isEqualTo(sandbox()
                        .ask(Secrets.DEMO, "/v1/Product/startingPrice", body)
                        .body());
    }
}
