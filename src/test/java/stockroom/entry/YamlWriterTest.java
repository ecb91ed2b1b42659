package stockroom.entry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.schema.CoreSchema;
import org.snakeyaml.engine.v2.schema.JsonSchema;
import org.snakeyaml.engine.v2.schema.Schema;

final class YamlWriterTest {

    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private static String yaml(String json) {
        return YamlWriter.fromJson(json.getBytes(StandardCharsets.UTF_8))
                .map(bytes -> new String(bytes, StandardCharsets.UTF_8))
                .orElse("none");
    }

    private static Object loaded(String yaml, Schema schema) {
        return new Load(LoadSettings.builder().setSchema(schema).build()).loadFromString(yaml);
    }

    @Test
    void writesMembersAndElementsEachOnALine() {
        assertThat(yaml("{\"a\":{\"b\":[1,\"x\",{\"c\":null}],\"d\":{}},\"e\":[],\"f\":[[true]]}"))
                .isEqualTo("""
                ---
                "a":
                  "b":
                    - 1
                    - "x"
                    -
                      "c": null
                  "d": {}
                "e": []
                "f":
                  -
                    - true
                """);
    }

    @ParameterizedTest
    @CsvSource({
        "12.00, 12.00",
        "100.0, 100.0",
        "0.01644, 0.01644",
        "-0.50, -0.50",
        "1e5, 1.0E+5",
        "1E-9, 1E-9",
        "1.5e300, 1.5E+300",
        "12345678901234567890123, 12345678901234567890123",
        "7, 7"
    })
    void numbersKeepTheirDigits(String json, String number) {
        String expected = number.equals("1E-9") ? "1.0E-9" : number;

        assertThat(yaml(json)).isEqualTo("--- " + expected + "\n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "no",
                "yes",
                "on",
                "null",
                "~",
                "",
                " ",
                "2026-11-22",
                "1e3",
                "0x1F",
                "017",
                "1_000",
                "12:30:45",
                ".inf",
                "a: b",
                "- a",
                "# x",
                "a #b",
                "'",
                "\"",
                "\\",
                "\\n",
                "%x",
                "@x",
                "`x",
                "&x",
                "*x",
                "!x",
                "|",
                ">",
                "{",
                "---",
                "...",
                "<<",
                "=",
                "two\nlines",
                "\n",
                "\r\n",
                "\t",
                "trailing ",
                "😀",
                "é",
                "\u0000",
                "\u0007",
                "\u001b[31m",
                "\u007f",
                "\u0085",
                "\u009f",
                "\u00a0",
                "\u2028",
                "\u2029",
                "\ufeff",
                "\ufffe",
                "\uffff",
                "\ufffd"
            })
    void everyReaderTakesATextForTheSameText(String text) throws JsonProcessingException {
        String yaml = yaml(JSON.writeValueAsString(Map.of(text, text)));

        assertThat(loaded(yaml, new JsonSchema())).isEqualTo(Map.of(text, text));
        assertThat(loaded(yaml, new CoreSchema())).isEqualTo(Map.of(text, text));
    }

    @Test
    void whatReadersRefuseOrFoldIsEscaped() {
        assertThat(yaml("\"\u0085\u2028\u2029\ufeff\u007f\uffff\""))
                .isEqualTo("--- \"\\u0085\\u2028\\u2029\\ufeff\\u007f\\uffff\"\n");
        assertThat(yaml("\"\\ud83d\\ude00\\ud83d\"")).isEqualTo("--- \"😀\\ud83d\"\n");
    }

    @Test
    void generatedValuesAreReadBackTheSame() throws Exception {
        Random random = new Random(11);
        for (int i = 0; i < 3_000; i++) {
            JsonNode value = GeneratedJson.value(random, 0);
            String yaml = yaml(JSON.writeValueAsString(value));

            check(value, loaded(yaml, new JsonSchema()), yaml);
            check(value, loaded(yaml, new CoreSchema()), yaml);
        }
    }

    private static void check(JsonNode written, @Nullable Object read, String yaml) {
        if (!GeneratedJson.comparable(written).equals(GeneratedJson.comparable(JSON.valueToTree(read)))) {
            fail("%s as %s read as %s", written, yaml, read);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 999, 1_000, 1_030, 5_000})
    void aKeyMayBeOfAnyLength(int length) {
        Map<String, Object> inner = new LinkedHashMap<>();
        inner.put("k".repeat(length), 1);
        String json = "{\"" + "k".repeat(length) + "\":{\"" + "k".repeat(length) + "\":1}}";

        assertThat(loaded(yaml(json), new CoreSchema())).isEqualTo(Map.of("k".repeat(length), inner));
    }

    @Test
    void whatIsDeepStandsOnOneLine() {
        String deep = "{\"a\":[".repeat(250) + "1.50,\"x\",{}" + "]}".repeat(250);

        String yaml = yaml(deep);

        assertThat(yaml.lines().mapToInt(String::length).max().orElse(0)).isLessThan(5_000);
        assertThat(GeneratedJson.comparable(JSON.valueToTree(loaded(yaml, new JsonSchema()))))
                .isEqualTo(GeneratedJson.comparable(read(deep)));
    }

    @Test
    void aDeepReplyIsNotMuchLongerThanItWas() {
        String deep = "[".repeat(400) + "1,".repeat(200_000) + "1" + "]".repeat(400);

        assertTimeoutPreemptively(
                Duration.ofSeconds(20), () -> assertThat(yaml(deep)).hasSizeLessThan(3 * deep.length()));
    }

    private static JsonNode read(String json) {
        try {
            return JSON.readTree(json);
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", " ", "<html>", "429 Too Many Requests", "{\"a\":1} x", "{\"a\":1}{}", "{", "1e99999999999"})
    void whatIsNoJsonIsNotWritten(String text) {
        assertThat(yaml(text)).isEqualTo("none");
    }

    @Test
    void theGeneratorTellsValuesApart() {
        assertThat(GeneratedJson.comparable(read("1.50"))).isEqualTo(new BigDecimal("1.5"));
        assertThat(GeneratedJson.comparable(read("\"1.5\""))).isNotEqualTo(GeneratedJson.comparable(read("1.5")));
    }
}
