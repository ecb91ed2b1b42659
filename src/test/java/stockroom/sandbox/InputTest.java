package stockroom.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the methods make of their parameters, good and bad. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class InputTest {

    private final TestingSandbox sandbox = new TestingSandbox();

    @AfterAll
    void stop() {
        sandbox.close();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Product/details       | {}                               | Input::Required",
                "Product/details       | {\"code\":\"XX.NONE\"}           | RecordNotFound",
                "Product/details       | {\"alias\":\"no/such/alias\"}    | RecordNotFound",
                "Product/details       | {\"code\":\"12345\"}             | Input::Validation",
                "Product/details       | {\"code\":{}}                    | Input::Validation",
                "Product/details       | {\"code\":\"SS.VPS\",\"x\":1}    | Input::Unknown",
                "Product/list          | {\"page_size\":\"many\"}         | Input::Validation",
                "Product/list          | {\"page_num\":0}                 | Input::OutOfBounds",
                "Product/list          | {\"series\":\"a b\"}             | Input::Validation",
                "Product/list          | {\"alsowith\":[\"options\"]}     | Input::Validation",
                "Product/list          | {\"alsowith\":\"dessert\"}       | Incapable",
                "Product/marketingList | {\"active\":\"perhaps\"}         | Input::Validation",
                "Product/startingPrice | {}                               | Input::Required",
                "Product/startingPrice | {\"code\":[]}                    | Input::Required",
                "Product/startingPrice | {\"code\":[\"SS.VPS\",\"1\"]}    | Input::Validation",
                "Account/Auth/token    | {\"timeout\":0}                  | Input::OutOfBounds",
            })
    void answersABadInputWithItsClass(String method, String params, String errorClass) {
        JsonNode error = sandbox.call(method, params);
        assertThat(error.path("error_class").textValue()).isEqualTo("LW::Exception::" + errorClass);
        assertThat(error.path("error").textValue()).isEmpty();
        assertThat(error.path("full_message").textValue()).isNotBlank();
    }

    @Test
    void writesAMissingRecordAsTheApiDoes() {
        assertThat(sandbox.call("Product/details", "{\"code\":\"XX.NONE\"}").toString())
                .isEqualTo("{\"error_class\":\"LW::Exception::RecordNotFound\",\"error\":\"\","
                        + "\"full_message\":\"Record 'code: XX.NONE' not found\","
                        + "\"field\":\"code\",\"input\":\"XX.NONE\"}");
    }

    @Test
    void gathersSeveralBadInputs() {
        JsonNode error = sandbox.call("Product/getProductCodeFromPath", "{\"series\":\"cloud\"}");
        assertThat(error.path("error_class").textValue()).isEqualTo("LW::Exception::Input::Multiple");
        assertThat(error.path("field").toString()).isEqualTo("[\"plan_type\",\"plan\"]");
        assertThat(error.path("errors").findValuesAsText("error_class")).containsOnly("LW::Exception::Input::Required");
        assertThat(error.path("type").isNull()).isTrue();
    }

    @Test
    void leavesUnknownCodesOutOfABatchAndKeepsItsOrder() {
        JsonNode reply =
                sandbox.call("Product/startingPrice", "{\"code\":[\"SS.VM\",\"XX.NONE\",\"SS.VPS\",\"SS.VM\"]}");
        assertThat(reply.path("items").findValuesAsText("product")).containsExactly("SS.VM", "SS.VPS");
        assertThat(sandbox.call("Product/startingPrice", "{\"code\":\"XX.NONE\"}")
                        .toString())
                .isEqualTo("{\"items\":[]}");
    }

    @Test
    void filtersByWhatTheCartKnows() {
        assertThat(codes(
                        "Product/list",
                        "{\"cart_series\":\"CLOUD\",\"cart_category\":[\"vps\"],\"cart_plan\":"
                                + "[\"windows\",\"custom\"]}"))
                .containsExactly("SS.VPS", "SS.VPS.WIN");
        assertThat(codes("Product/list", "{\"category\":\"Domain\"}"))
                .isNotEmpty()
                .allMatch(code -> code.startsWith("DOMAIN."));
    }

    @Test
    void marketsActiveProductsUnlessAskedForTheOthers() {
        assertThat(codes("Product/marketingList", "{\"active\":0}")).contains("SS.VPS.LEGACY");
        assertThat(codes("Product/marketingList", "{\"series\":\"CloudVPS\"}")).doesNotContain("SS.VPS.LEGACY");
        assertThat(codes("Product/marketingList", "{\"featured\":1,\"product_code\":[\"SS.VPS\",\"SS.VM.R\"]}"))
                .containsExactly("SS.VPS");
    }

    @Test
    void marketsEachValueOfAKey() {
        JsonNode items = sandbox.call("Product/marketingList", "{\"product_code\":\"SS.VM\",\"key\":\"ConfigId\"}")
                .path("items");
        assertThat(items.findValuesAsText("value")).containsExactly("41", "43", "45", "47", "49", "51");
        assertThat(items.path(1).path("starting_price").path("month").textValue())
                .isEqualTo("45.00");
    }

    @Test
    void addsAWordToListedItems() {
        JsonNode item = sandbox.call("Product/list", "{\"page_size\":1,\"alsowith\":\"startingPrice\"}")
                .path("items")
                .path(0);
        assertThat(item.path("startingPrice"))
                .isEqualTo(sandbox.call("Product/startingPrice", "{\"code\":\"SS.VPS\"}")
                        .path("items")
                        .path(0));
    }

    @Test
    void addsNestedWordsInBleed() {
        JsonNode reply = TestingSandbox.json(sandbox.post(
                TestingSandbox.DEMO,
                "/bleed/Product/list",
                "{\"params\":{\"page_size\":1,\"alsowith\":[\"prices\",[\"product\",\"startingPrice\"]]}}"));
        JsonNode item = reply.path("items").path(0);
        assertThat(item.path("product").path("startingPrice").path("product").textValue())
                .isEqualTo("SS.VPS");
        assertThat(item.path("prices").has("1")).isTrue();
    }

    private List<String> codes(String method, String params) {
        return sandbox.call(method, params).path("items").findValuesAsText("code");
    }
}
