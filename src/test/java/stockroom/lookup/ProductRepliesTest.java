package stockroom.lookup;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ProductRepliesTest {

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static Optional<Map<String, byte[]>> takeApart(String body) {
        return ProductReplies.takeApart(bytes(body));
    }

    @Test
    void cutsItemsOutByteForByte() {
        String a = "{\"product\":\"A\" , \"price\":{\"hour\":0.01000}}";
        String b = "{\"x\":[{\"product\":\"no\"},\"]}\"],\"product\":\"é😀\"}";

        Map<String, byte[]> items = takeApart("{\"n\":{\"items\":[1]},\"items\":[\n" + a + "\t,  " + b + " ],\"z\":0}")
                .orElseThrow();

        assertThat(items).containsOnlyKeys("A", "é😀");
        assertThat(new String(items.get("A"), StandardCharsets.UTF_8)).isEqualTo(a);
        assertThat(new String(items.get("é😀"), StandardCharsets.UTF_8)).isEqualTo(b);
    }

    @Test
    void aByteOrderMarkMovesNothing() {
        String item = "{\"product\":\"A\"}";

        assertThat(takeApart("\ufeff{\"items\":[" + item + "]}"))
                .hasValueSatisfying(items -> assertThat(items.get("A")).isEqualTo(bytes(item)));
    }

    @Test
    void aReplyInUtf16IsNotTakenApart() {
        byte[] body = "{\"items\":[{\"product\":\"A\"}]}".getBytes(StandardCharsets.UTF_16BE);

        assertThat(ProductReplies.takeApart(body)).isEmpty();
    }

    @Test
    void anEmptyListIsAList() {
        assertThat(takeApart("{\"items\":[]}"))
                .hasValueSatisfying(items -> assertThat(items).isEmpty());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[]",
                "7",
                "{}",
                "{\"items\":{}}",
                "{\"items\":[[]]}",
                "{\"items\":[{}]}",
                "{\"items\":[{\"product\":null}]}",
                "{\"items\":[{\"product\":\"A\"},null]}",
                "{\"items\":[{\"product\":\"A\"},{\"product\":\"A\"}]}",
                "{\"items\":[{\"product\":\"A\",\"product\":\"B\"}]}",
                "{\"items\":[{\"product\":\"A\"}],\"items\":[]}",
                "{\"items\":[{\"product\":\"A\"}],\"items\":7}",
                "{\"items\":[{\"product\":\"A\"}",
                "{\"items\":[{\"product\":\"A",
                "not json"
            })
    void whatIsNoListOfProductsIsNotTakenApart(String body) {
        assertThat(takeApart(body)).isEmpty();
    }

    @Test
    void putsItemsTogether() {
        assertThat(ProductReplies.putTogether(List.of())).isEqualTo(bytes("{\"items\":[]}"));
        assertThat(ProductReplies.putTogether(List.of(bytes("{}"), bytes("{\"a\":1}"))))
                .isEqualTo(bytes("{\"items\":[{},{\"a\":1}]}"));
    }
}
