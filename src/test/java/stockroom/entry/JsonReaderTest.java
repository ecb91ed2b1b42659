package stockroom.entry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class JsonReaderTest {

    private static String read(String text) throws MalformedException {
        return JsonReader.read(text.getBytes(StandardCharsets.UTF_8)).toString();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {"a":[1,"2",null,true]} | {"a":[1,"2",null,true]}
            {"a":1.500}             | {"a":1.500}
            {"a":1e999}             | {"a":1E+999}
            {"a":123456789012345678901234567890} | {"a":123456789012345678901234567890}
            {"\\u0061":"\\ud83d\\ude00"} | {"a":"😀"}
            {"a":"\\u0000"}         | {"a":"\\u0000"}
            null                    | null
            """)
    void readsJsonWithAllItsDigits(String text, String value) throws MalformedException {
        assertThat(read(text)).isEqualTo(value);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"a\":1,\"a\":2}",
                "{\"a\":1,\"\\u0061\":1}",
                "{\"x\":[{\"a\":1,\"a\":1}]}",
                "{\"a\":1}{}",
                "{\"a\":1} x",
                "{\"a\":1,}",
                "{a:1}",
                "{'a':1}",
                "{\"a\":01}",
                "{\"a\":+1}",
                "{\"a\":.5}",
                "{\"a\":NaN}",
                "{\"a\":1e9999999999}",
                "{\"a\":1e-2147483648}",
                "{\"a\":10e2147483647}",
                "{\"a\":100e2147483647}",
                "{\"a\":1e1001}",
                "{\"a\":1e-1001}",
                "{\"a\":\"\\ud800\"}",
                "{\"a\":\"\\udc00\\ud800\"}",
                "{\"a\":[{\"\\ud800\":1}]}",
                "{\"a\":\"\n\"}",
                "// {}",
                "{\"a\":tru",
                "\u0000"
            })
    void refusesWhatIsNotSoundJson(String text) {
        assertThatThrownBy(() -> read(text)).isInstanceOf(MalformedException.class);
    }

    @Test
    void refusesNestingAndNumbersWithoutEnd() {
        assertThatThrownBy(() -> read("[".repeat(65) + "]".repeat(65))).isInstanceOf(MalformedException.class);
        assertThatThrownBy(() -> read("[".repeat(60_000))).isInstanceOf(MalformedException.class);
        assertThatThrownBy(() -> read("{\"a\":" + "9".repeat(101) + "}")).isInstanceOf(MalformedException.class);
    }

    @Test
    void readsToTheDepthThatIsAllowed() throws MalformedException {
        assertThat(read("[".repeat(64) + "]".repeat(64))).hasSize(128);
    }

    @Test
    void refusesWhatIsNotUtf8() {
        assertThatThrownBy(() -> JsonReader.read(new byte[] {'"', (byte) 0xC3, '"'}))
                .isInstanceOf(MalformedException.class);
    }

    @Test
    void saysWhereAndDoesNotQuote() {
        assertThatThrownBy(() -> read("{\"a\":1,\n \"secret\": sesame}"))
                .hasMessageContaining("line 2")
                .hasMessageNotContaining("sesame")
                .hasMessageNotContaining("secret");
        assertThatThrownBy(() -> read("{\"a\":1,\"a\":2}")).hasMessageContaining("stands twice");
    }
}
