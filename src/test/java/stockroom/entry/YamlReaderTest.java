package stockroom.entry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Collections;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class YamlReaderTest {

    private static String read(String text) throws MalformedException {
        return YamlReader.read(text.getBytes(StandardCharsets.UTF_8)).toString();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            a: 25                   | {"a":25}
            a: "25"                 | {"a":"25"}
            a: !!str 25             | {"a":"25"}
            a: -7                   | {"a":-7}
            a: 1.50                 | {"a":1.50}
            a: 1e3                  | {"a":1E+3}
            a: !!float 1            | {"a":1}
            a: true                 | {"a":true}
            a: !!bool false         | {"a":false}
            a: null                 | {"a":null}
            a:                      | {"a":null}
            a: !!null ''            | {"a":null}
            a: no                   | {"a":"no"}
            a: 2026-11-22           | {"a":"2026-11-22"}
            a: 017                  | {"a":"017"}
            a: 1_000                | {"a":"1_000"}
            a: 12:30:45             | {"a":"12:30:45"}
            1: x                    | {"1":"x"}
            true: x                 | {"true":"x"}
            "<<": x                 | {"<<":"x"}
            {"a":["b",{"c":1}]}     | {"a":["b",{"c":1}]}
            a: 123456789012345678901234567890 | {"a":123456789012345678901234567890}
            !!map {a: !!seq [1]}    | {"a":[1]}
            """)
    void readsYamlAsTheValuesOfJson(String text, String value) throws MalformedException {
        assertThat(read(text)).isEqualTo(value);
    }

    @Test
    void readsACharacterOfTwoHalvesWhereverItStands() throws MalformedException {
        for (int before = 1_000; before < 1_050; before++) {
            String text = "x".repeat(before) + "\uD83D\uDE00";
            assertThat(read("\"" + text + "\"")).isEqualTo("\"" + text + "\"");
        }
    }

    @Test
    void followsAliases() throws MalformedException {
        assertThat(read("a: &b [1]\nc: *b")).isEqualTo("{\"a\":[1],\"c\":[1]}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a: !!binary aGk=",
                "a: !!timestamp 2026-01-01",
                "a: !!set {x, y}",
                "a: !!omap [x: 1]",
                "a: !!python/object:x {}",
                "a: !foo bar",
                "a: !foo {}",
                "a: !foo []",
                "a: !!seq {x: 1}",
                "a: !!map [1]",
                "a: !!bool yes",
                "a: !!bool TRUE",
                "a: !!null abc",
                "a: !!null '~'",
                "a: !!int 0x1F",
                "a: !!int ''",
                "a: !!int 1.5",
                "a: .inf",
                "a: .nan",
                "a: 1e2147483648",
                "a: 10e2147483647",
                "a: 1e1001",
                "!!binary aGk=: 1",
                "b: &b {x: 1}\nc:\n  <<: *b",
                "c:\n  <<: {x: 1}",
                "a: 1\na: 2",
                "a: 1\n\"a\": 2",
                "1: x\n\"1\": y",
                "? [x]\n: 1",
                "? {x: 1}\n: 1",
                "--- 1\n--- 2",
                "&a [*a]",
                "&a {x: *a}",
                "a: *unknown",
                "a: \"\\ud800\"",
                "\"\\udc00\": 1",
                "a: \u0000",
                "a: \u0007",
                "\tx: 1",
                "a: [1",
                "a: 'x",
                "a: \"\\x",
                "a: \"x \u0085y\"",
                "a: !=%2 b"
            })
    void refusesWhatJsonHasNoFormFor(String text) {
        assertThatThrownBy(() -> read(text)).isInstanceOf(MalformedException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"[", "{a: ", "- ", "{? ", "[{", "!!seq [", "&a ["})
    void refusesNestingWithoutEndInNoTime(String open) {
        String text = open.repeat(60_000 / open.length());

        assertTimeoutPreemptively(
                Duration.ofSeconds(5),
                () -> assertThatThrownBy(() -> read(text)).isInstanceOf(MalformedException.class));
    }

    @Test
    void readsToTheDepthThatJsonIsReadTo() throws MalformedException {
        assertThat(read("[".repeat(64) + "]".repeat(64))).hasSize(128);
        assertThatThrownBy(() -> read("[".repeat(65) + "]".repeat(65))).isInstanceOf(MalformedException.class);
    }

    @Test
    void refusesAThousandMillionLaughs() {
        StringBuilder laughs = new StringBuilder("a0: &a0 [lol, lol, lol, lol, lol, lol, lol, lol, lol]\n");
        for (int i = 1; i < 9; i++) {
            String one = "*a" + (i - 1);
            laughs.append("a%d: &a%d [%s]%n".formatted(i, i, String.join(", ", Collections.nCopies(9, one))));
        }

        assertThatThrownBy(() -> read(laughs.toString()))
                .isInstanceOf(MalformedException.class)
                .hasMessageContaining("expands");
    }

    @Test
    void refusesOneLongTextManyTimes() {
        String text = "a: &a \"" + "x".repeat(30_000) + "\"\nb: [" + "*a, ".repeat(6_000) + "]";

        assertThatThrownBy(() -> read(text))
                .isInstanceOf(MalformedException.class)
                .hasMessageContaining("expands");
    }

    @Test
    void refusesWhatIsNotUtf8() {
        assertThatThrownBy(() -> YamlReader.read(new byte[] {'a', ':', ' ', (byte) 0xC3, '\n'}))
                .isInstanceOf(MalformedException.class)
                .hasMessageContaining("UTF-8");
    }

    @Test
    void skipsAByteOrderMarkAndTakesNothingForNull() throws MalformedException {
        assertThat(read("\ufeffa: 1")).isEqualTo("{\"a\":1}");
        assertThat(read("")).isEqualTo("null");
        assertThat(read("# nothing")).isEqualTo("null");
    }

    @Test
    void saysWhereAndDoesNotQuote() {
        assertThatThrownBy(() -> read("a: 1\nb: [sesame"))
                .hasMessageContaining("line ")
                .hasMessageNotContaining("sesame");
    }
}
