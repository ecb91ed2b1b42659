package stockroom.surface;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion.VersionFlag;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import stockroom.catalog.MethodSpec;
import stockroom.catalog.Methods;
import stockroom.catalog.ParameterSpec;

/** The document is what OpenAPI 3.1 wants, says what the tables say, and is kept by the gateway that serves it. */
@QuarkusTest
@TestProfile(Calm.class)
@SuppressWarnings("NullAway.Init") // read before each test
class OpenApiTest extends Surface {

    private static final JsonMapper MAPPER = new JsonMapper();
    private static final JsonSchemaFactory SCHEMAS = JsonSchemaFactory.getInstance(VersionFlag.V202012);

    private JsonNode document;

    static List<MethodSpec> methods() {
        return List.copyOf(Methods.all());
    }

    @BeforeEach
    void read() {
        document = nobody().get("/q/openapi?format=json").json();
    }

    @Test
    void isValid() throws IOException {
        try (InputStream schema = OpenApiTest.class.getResourceAsStream("/openapi/schema-3.1.json")) {
            assertThat(SCHEMAS.getSchema(schema).validate(document)).isEmpty();
        }
        assertThat(document.path("openapi").asText()).startsWith("3.1.");
        assertThat(document.path("components").path("securitySchemes").fieldNames())
                .toIterable()
                .containsExactlyInAnyOrder("basic", "bearer");
    }

    @Test
    void namesEveryOperationSoThatProgramsCanBearIt() {
        assertThat(document.findValuesAsText("operationId"))
                .contains("postProductDetails", "getProductDetails")
                .doesNotHaveDuplicates()
                .allSatisfy(name -> assertThat(name).matches("[A-Za-z]+"));
    }

    @Test
    void refersToWhatThereIs() {
        List<String> dangling = new ArrayList<>();
        for (JsonNode reference : document.findValues("$ref")) {
            if (document.at(reference.asText().substring(1)).isMissingNode()) {
                dangling.add(reference.asText());
            }
        }
        assertThat(dangling).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("methods")
    void listsTheParametersOfTheTable(MethodSpec spec) {
        JsonNode params = post(spec).at("/requestBody/content/application~1json/schema/properties/params");
        for (ParameterSpec parameter : spec.parameters()) {
            JsonNode property = params.path("properties").path(parameter.name());
            assertThat(property.path("description").asText()).isEqualTo(parameter.notes());
            assertThat(params.path("required").toString().contains('"' + parameter.name() + '"'))
                    .isEqualTo(parameter.required());
            assertThat(property.path("default").asText())
                    .isEqualTo(parameter.whenAbsent().map(JsonNode::asText).orElse(""));
        }
        assertThat(params.path("properties")).hasSize(spec.parameters().size());
        assertThat(item(spec).has("get")).isEqualTo(spec.keeping() != MethodSpec.Keeping.NEVER);
        assertThat(item(spec).path("x-http-methods").asText()).contains("QUERY");
    }

    @Test
    void hasNoMethodBesides() {
        assertThat(document.path("paths")).hasSize(Methods.all().size());
    }

    @ParameterizedTest
    @MethodSource("methods")
    void theExampleOfEachMethodIsAnsweredAsTheDocumentSays(MethodSpec spec) {
        JsonNode example = post(spec).at("/requestBody/content/application~1json/example");

        Answer answer = demo().post("/v1/" + spec.name(), example.toString());

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json().has("error_class"))
                .as(answer.json().toString())
                .isFalse();
        assertFits(answer.json(), reply(spec, 200));
        assertHeaders(answer, post(spec).at("/responses/200/headers"));
    }

    @ParameterizedTest
    @MethodSource("methods")
    void theExampleInAQueryIsAnsweredAlike(MethodSpec spec) {
        if (spec.keeping() == MethodSpec.Keeping.NEVER) {
            return;
        }
        StringBuilder query = new StringBuilder("/v1/" + spec.name() + "?encoding=JSON");
        for (JsonNode parameter : item(spec).at("/get/parameters")) {
            JsonNode example = parameter.path("example");
            if (example.isArray()) {
                example.forEach(one -> query.append('&')
                        .append(parameter.path("name").asText())
                        .append('=')
                        .append(one.asText()));
            } else if (!example.isMissingNode()) {
                query.append('&')
                        .append(parameter.path("name").asText())
                        .append('=')
                        .append(example.asText());
            }
        }

        Answer answer = demo().get(query.toString());

        assertThat(answer.status()).isEqualTo(200);
        assertFits(answer.json(), reply(spec, 200));
    }

    @Test
    void anErrorOfUpstreamsFitsTheReplyToo() {
        Answer missing = demo().call("Product/details", "{\"code\":\"SS.NOTHING\"}");

        assertThat(missing.json().path("error_class").asText()).endsWith("RecordNotFound");
        assertFits(missing.json(), reply(Methods.spec(Methods.DETAILS), 200));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            POST | /v1/Product/details     | demo   | {"params":[]}     | 400
            POST | /v1/Product/details     | demo   | {                 | 400
            POST | /v1/Product/details.xml | demo   | {}                | 400
            POST | /v1/Product/details     | nobody | {}                | 401
            POST | /v1/Network/IP/list     | demo   | {}                | 403
            POST | /v9/Product/details     | demo   | {}                | 404
            PUT  | /v1/Product/details     | demo   | {}                | 405
            """)
    void errorsOfTheGatewaysFitTheDocument(String verb, String path, String caller, String body, int status) {
        Answer refused = (caller.equals("demo") ? demo() : nobody()).send(verb, path, body);

        assertThat(refused.status()).isEqualTo(status);
        assertFits(refused.json(), reply(Methods.spec(Methods.DETAILS), status));
    }

    @ParameterizedTest
    @MethodSource("methods")
    void namesEveryStatusWithAnExampleThatFits(MethodSpec spec) {
        assertThat(post(spec).path("responses").fieldNames())
                .toIterable()
                .contains("200", "400", "401", "403", "404", "405", "413", "429", "500", "502", "503", "504");
        for (JsonNode response : document.at("/components/responses")) {
            JsonNode examples = response.at("/content/application~1json/examples");
            assertThat(examples).isNotEmpty();
            examples.forEach(example -> assertFits(example.path("value"), "#/components/schemas/Error"));
        }
    }

    private JsonNode item(MethodSpec spec) {
        return document.path("paths").path("/{version}/" + spec.name());
    }

    private JsonNode post(MethodSpec spec) {
        return item(spec).path("post");
    }

    /** The name of the schema of a reply. */
    private String reply(MethodSpec spec, int status) {
        JsonNode response = post(spec).path("responses").path(Integer.toString(status));
        JsonNode resolved = response.has("$ref")
                ? document.at(response.path("$ref").asText().substring(1))
                : response;
        return resolved.at("/content/application~1json/schema/$ref").asText();
    }

    private void assertFits(JsonNode value, String reference) {
        ObjectNode schema = MAPPER.createObjectNode().put("$ref", reference);
        schema.set("components", document.path("components"));
        JsonSchema compiled = SCHEMAS.getSchema(schema);
        assertThat(compiled.validate(value))
                .as("%s against %s", value, reference)
                .isEmpty();
    }

    private static void assertHeaders(Answer answer, JsonNode headers) {
        List<String> missing = new ArrayList<>();
        headers.fieldNames().forEachRemaining(name -> {
            if (answer.header(name).isEmpty()) {
                missing.add(name);
            }
        });
        assertThat(missing).isEmpty();
    }
}
