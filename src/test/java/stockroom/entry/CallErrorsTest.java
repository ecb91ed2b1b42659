package stockroom.entry;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import stockroom.catalog.StormError;

final class CallErrorsTest {

    static Stream<Arguments> errors() {
        return Stream.of(
                Arguments.of(CallErrors.malformed(Encoding.YAML, "bad \"x\"\n"), 400, "Deserialize", "encoding"),
                Arguments.of(CallErrors.paramsNotAnObject(), 400, "Input::Validation", "field"),
                Arguments.of(CallErrors.queryNotEncoded(), 400, "Input::Validation", "field"),
                Arguments.of(CallErrors.unknownEncoding("xml"), 400, "API::InvalidEncoding", "encoding"),
                Arguments.of(CallErrors.unauthenticated(), 401, "Authorization", "username"),
                Arguments.of(CallErrors.notForwarded("Server/destroy"), 403, "Forbidden", "error"),
                Arguments.of(CallErrors.unknownPath(), 404, "API::InvalidMethod", "method"),
                Arguments.of(CallErrors.httpMethodNotAllowed("POST"), 405, "API::InvalidMethod", "method"),
                Arguments.of(CallErrors.bodyTooLarge(65536), 413, "Input::OutOfBounds", "max"),
                Arguments.of(CallErrors.tooManyAttempts(Duration.ofSeconds(9)), 429, "API::RateLimit", "ip"),
                Arguments.of(CallErrors.internal(), 500, "API::Internal", "public_message"),
                Arguments.of(CallErrors.upstream(504, "late"), 504, "Resource::Unavailable", "resource"),
                Arguments.of(CallErrors.upstreamLogin(502, "no"), 502, "RemoteService::Authorization", "url"));
    }

    private static String body(StormError error, Encoding encoding) {
        return new String(ReplyWriter.error(error, encoding).body(), StandardCharsets.UTF_8);
    }

    @ParameterizedTest
    @MethodSource("errors")
    void hasTheShapeOfTheApisErrorsInBothEncodings(StormError error, int status, String errorClass, String extra)
            throws IOException {
        JsonNode json = new ObjectMapper().readTree(body(error, Encoding.JSON));
        Object yaml = new Load(LoadSettings.builder().build()).loadFromString(body(error, Encoding.YAML));

        assertThat(error.status()).isEqualTo(status);
        assertThat(ReplyWriter.error(error, Encoding.JSON).status()).isEqualTo(status);
        assertThat(json.path("error_class").asText()).isEqualTo("LW::Exception::" + errorClass);
        assertThat(json.path("error_message").asText()).isNotEmpty();
        assertThat(json.path("full_message")).isEqualTo(json.path("error_message"));
        assertThat(json.path("error")).isEqualTo(json.path("error_message"));
        assertThat(json.has(extra)).isTrue();
        assertThat(new ObjectMapper().<JsonNode>valueToTree(yaml)).isEqualTo(json);
    }

    @Test
    void saysWhatTheStatusWantsBesides() {
        assertThat(ReplyWriter.error(CallErrors.unauthenticated(), Encoding.JSON)
                        .headers())
                .containsEntry("WWW-Authenticate", "Basic realm=\"Stockroom\", charset=\"UTF-8\"")
                .containsEntry("Content-Type", "application/json")
                .containsEntry("Cache-Control", "private, no-store");
        assertThat(CallErrors.httpMethodNotAllowed("POST, QUERY").headers()).containsEntry("Allow", "POST, QUERY");
        assertThat(CallErrors.tooManyAttempts(Duration.ofMillis(1)).headers()).containsEntry("Retry-After", "1");
    }

    @Test
    void givesBackOnlyWhatIsSafeOfACallersWord() {
        StormError error = CallErrors.unknownEncoding("<b>\r\n\u001b" + "x".repeat(100));

        assertThat(error.members().get("encoding")).isEqualTo("?b????" + "x".repeat(26));
    }
}
