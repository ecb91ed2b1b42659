package stockroom.surface;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Each answer has a request id and a trace context, the caller's own if they can be trusted to be ones. */
@QuarkusTest
@TestProfile(Calm.class)
class TraceHeadersTest extends Surface {

    private static final String PING = "/v1/Utilities/Info/ping";
    private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";
    private static final String PARENT = "00-" + TRACE + "-00f067aa0ba902b7-01";

    @Test
    void takesTheCallersIdsOver() {
        Answer answer = demo().get(PING, "X-Request-Id", "order-7_a.b:c", "traceparent", PARENT);
        assertThat(answer.header("X-Request-Id")).isEqualTo("order-7_a.b:c");
        assertThat(answer.header("traceparent")).startsWith("00-" + TRACE + "-").endsWith("-01");
        assertThat(answer.header("traceparent")).isNotEqualTo(PARENT);
    }

    @Test
    void makesUpIdsThatAgree() {
        Answer answer = demo().get(PING);
        assertThat(answer.header("traceparent")).matches("00-[0-9a-f]{32}-[0-9a-f]{16}-[0-9a-f]{2}");
        assertThat(answer.header("traceparent")).contains(answer.header("X-Request-Id"));
        assertThat(demo().get(PING).header("X-Request-Id")).isNotEqualTo(answer.header("X-Request-Id"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a b", "<script>", "a%0d%0aSet-Cookie:x", "a;b", "\u00fcber", "\"quoted\""})
    void replacesARequestIdThatIsNone(String junk) {
        Answer answer = demo().get(PING, "X-Request-Id", junk);
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("X-Request-Id")).matches("[0-9a-f]{32}");
    }

    @Test
    void replacesARequestIdThatIsTooLong() {
        assertThat(demo().get(PING, "X-Request-Id", "x".repeat(128)).header("X-Request-Id"))
                .isEqualTo("x".repeat(128));
        assertThat(demo().get(PING, "X-Request-Id", "x".repeat(129)).header("X-Request-Id"))
                .matches("[0-9a-f]{32}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "00-" + TRACE + "-00f067aa0ba902b7",
                "00-00000000000000000000000000000000-00f067aa0ba902b7-01",
                "00-" + TRACE + "-0000000000000000-01",
                "00-4BF92F3577B34DA6A3CE929D0E0E4736-00f067aa0ba902b7-01",
                "ff-" + TRACE + "-00f067aa0ba902b7-01",
                "junk"
            })
    void replacesATraceThatIsNone(String junk) {
        Answer answer = demo().get(PING, "traceparent", junk);
        assertThat(answer.header("traceparent"))
                .matches("00-[0-9a-f]{32}-[0-9a-f]{16}-[0-9a-f]{2}")
                .doesNotContain(TRACE);
    }

    @Test
    void labelsErrorsToo() {
        Answer answer = nobody().get(PING, "X-Request-Id", "mine");
        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.header("X-Request-Id")).isEqualTo("mine");
        assertThat(demo().send("DELETE", PING, "", "X-Request-Id", "mine").header("X-Request-Id"))
                .isEqualTo("mine");
    }
}
