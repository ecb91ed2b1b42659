package stockroom.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ParameterTypeTest {

    static JsonNode json(String text) {
        try {
            return new ObjectMapper()
                    .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                    .readTree(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            TEXT             | "SS.VPS"           | "SS.VPS"
            TEXT             | 25                 | "25"
            TEXT             | 0                  | "0"
            TEXT             | -7                 | "-7"
            TEXT             | 12345678901234567890123 | "12345678901234567890123"
            TEXT             | "ss.vps"           | "ss.vps"
            TEXT             | " SS.VPS"          | " SS.VPS"
            TEXT             | ""                 | ""
            TEXT             | 2.5                | 2.5
            TEXT             | true               | true
            TEXT             | null               | null
            TEXT             | ["A"]              | ["A"]
            TEXT             | {"A":1}            | {"A":1}
            POSITIVE_INTEGER | 25                 | 25
            POSITIVE_INTEGER | "25"               | 25
            POSITIVE_INTEGER | "025"              | "025"
            POSITIVE_INTEGER | "+25"              | "+25"
            POSITIVE_INTEGER | "25 "              | "25 "
            POSITIVE_INTEGER | "٢٥"               | "٢٥"
            POSITIVE_INTEGER | "0"                | "0"
            POSITIVE_INTEGER | "-1"               | "-1"
            POSITIVE_INTEGER | ""                 | ""
            POSITIVE_INTEGER | "1e2"              | "1e2"
            POSITIVE_INTEGER | "999999999999999999" | 999999999999999999
            POSITIVE_INTEGER | "9999999999999999999" | "9999999999999999999"
            POSITIVE_INTEGER | null               | null
            POSITIVE_INTEGER | [25]               | [25]
            BOOLEAN          | 0                  | 0
            BOOLEAN          | "1"                | 1
            BOOLEAN          | "0"                | 0
            BOOLEAN          | true               | 1
            BOOLEAN          | false              | 0
            BOOLEAN          | "true"             | "true"
            BOOLEAN          | "01"               | "01"
            BOOLEAN          | 2                  | 2
            BOOLEAN          | null               | null
            TEXT_SET         | "A"                | ["A"]
            TEXT_SET         | 25                 | ["25"]
            TEXT_SET         | ["B","A","B"]      | ["A","B"]
            TEXT_SET         | ["25",25]          | ["25"]
            TEXT_SET         | []                 | []
            TEXT_SET         | ["a","A"]          | ["A","a"]
            TEXT_SET         | ["A",null]         | ["A",null]
            TEXT_SET         | ["B",true,"A"]     | ["B",true,"A"]
            TEXT_SET         | ["A",["B"]]        | ["A",["B"]]
            TEXT_SET         | ["A,B"]            | ["A,B"]
            TEXT_SET         | {"x":"A"}          | {"x":"A"}
            TEXT_SET         | {}                 | {}
            TEXT_SET         | null               | null
            TEXT_SET         | 2.5                | 2.5
            ANY              | ["b","a"]          | ["b","a"]
            ANY              | "25"               | "25"
            ANY              | 25                 | 25
            """)
    void takesSpellingsOfOneMeaningForOneValueAndLeavesTheRest(ParameterType type, String given, String canonical) {
        assertThat(CanonicalJson.write(type.canonical(json(given)))).isEqualTo(canonical);
    }
}
