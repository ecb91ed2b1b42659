package stockroom.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.DecimalNode;
import java.math.BigDecimal;
import java.math.BigInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class CanonicalJsonTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            { "b" : 1 , "a" : [ 2, 1 ] } | {"a":[2,1],"b":1}
            {"b":{"d":1,"c":2},"a":{}}   | {"a":{},"b":{"c":2,"d":1}}
            {"a":1,"A":2,"aa":3,"":4}    | {"":4,"A":2,"a":1,"aa":3}
            1.50                         | 1.5
            15e-1                        | 1.5
            100                          | 100
            1e2                          | 100
            100.0                        | 100
            -0                           | 0
            -0.0                         | 0
            0e99                         | 0
            1e-7                         | 0.0000001
            12345678901234567890.5       | 12345678901234567890.5
            1e400000000                  | 1E+400000000
            1e-400000000                 | 1E-400000000
            "\\u0041\\/\\u00e9"          | "A/é"
            "\\u0000\\n\\""              | "\\u0000\\n\\""
            [true,false,null]            | [true,false,null]
            "1"                          | "1"
            """)
    void spellsAValueInOneWay(String given, String canonical) {
        assertThat(CanonicalJson.write(ParameterTypeTest.json(given))).isEqualTo(canonical);
    }

    @Test
    void aNumberAtTheEndOfWhatExponentsCanBeStaysShort() {
        for (int scale : new int[] {Integer.MIN_VALUE, -Integer.MAX_VALUE, Integer.MAX_VALUE}) {
            BigDecimal monster = new BigDecimal(BigInteger.valueOf(1000), scale);

            assertThat(CanonicalJson.write(DecimalNode.valueOf(monster))).hasSizeLessThan(30);
        }
    }
}
