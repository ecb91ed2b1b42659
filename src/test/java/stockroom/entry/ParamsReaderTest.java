package stockroom.entry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.MultiMap;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ParamsReaderTest {

    private static String json(String body) throws Exception {
        return ParamsReader.fromBody(body.getBytes(StandardCharsets.UTF_8), Encoding.JSON)
                .toString();
    }

    private static MultiMap query(String... pairs) {
        MultiMap query = MultiMap.caseInsensitiveMultiMap();
        for (int i = 0; i < pairs.length; i += 2) {
            query.add(pairs[i], pairs[i + 1]);
        }
        return query;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "  ",
                "null",
                "{}",
                "{\"params\":{}}",
                "{\"params\":null}",
                "{\"metadata\":{\"ip\":null}}",
                "{\"Params\":{\"x\":1}}"
            })
    void takesNoParametersForNone(String body) throws Exception {
        assertThat(json(body)).isEqualTo("{}");
    }

    @Test
    void takesTheMemberAndNothingBesideIt() throws Exception {
        assertThat(json("{\"metadata\":{\"ip\":null},\"params\":{\"code\":\"SS.VPS\"},\"x\":[]}"))
                .isEqualTo("{\"code\":\"SS.VPS\"}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "{\"params\":[]}", "{\"params\":\"x\"}", "{\"params\":7}", "\"params\"", "7", "true"})
    void refusesParametersThatAreNoObject(String body) {
        assertThatThrownBy(() -> json(body)).isInstanceOf(ParamsReader.NotAnObjectException.class);
    }

    @Test
    void readsYamlWhereYamlWasNamed() throws Exception {
        byte[] body = "params:\n  code: [SS.VPS, DS]\n".getBytes(StandardCharsets.UTF_8);

        assertThat(ParamsReader.fromBody(body, Encoding.YAML)).hasToString("{\"code\":[\"SS.VPS\",\"DS\"]}");
        assertThatThrownBy(() -> ParamsReader.fromBody(body, Encoding.JSON)).isInstanceOf(MalformedException.class);
    }

    @Test
    void readsTheQuery() {
        assertThat(ParamsReader.fromQuery(query("id", "7", "code", "B", "code", "A", "empty", "")))
                .hasToString("{\"id\":\"7\",\"code\":[\"B\",\"A\"],\"empty\":\"\"}");
        assertThat(ParamsReader.fromQuery(query())).hasToString("{}");
    }

    @Test
    void tellsNamesInTheQueryApartByLetterCase() {
        assertThat(ParamsReader.fromQuery(query("code", "A", "Code", "B")))
                .hasToString("{\"code\":\"A\",\"Code\":\"B\"}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"encoding", "Encoding"})
    void theEncodingIsNoParameter(String name) {
        assertThat(ParamsReader.fromQuery(query(name, "JSON", "id", "7"))).hasToString("{\"id\":\"7\"}");
    }
}
