package stockroom.entry;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

final class TraceIdsTest {

    private static final String PARENT = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";
    private static final String WELL_FORMED = "00-[0-9a-f]{32}-[0-9a-f]{16}-[0-9a-f]{2}";

    private final RandomGenerator random = new Random(1);

    @Test
    void takesOverTheCallersTraceUnderASpanOfItsOwn() {
        TraceIds ids = TraceIds.of("req-1.a:b/c+d=_", PARENT, random);

        assertThat(ids.requestId()).isEqualTo("req-1.a:b/c+d=_");
        assertThat(ids.traceparent())
                .matches(WELL_FORMED)
                .startsWith("00-4bf92f3577b34da6a3ce929d0e0e4736-")
                .endsWith("-01")
                .doesNotContain("00f067aa0ba902b7");
    }

    @Test
    void whereTheCallerHasNoIdTheTraceIsIt() {
        assertThat(TraceIds.of(null, PARENT, random).requestId()).isEqualTo("4bf92f3577b34da6a3ce929d0e0e4736");
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(
            strings = {
                "",
                "00-00000000000000000000000000000000-00f067aa0ba902b7-01",
                "00-4bf92f3577b34da6a3ce929d0e0e4736-0000000000000000-01",
                "00-4BF92F3577B34DA6A3CE929D0E0E4736-00f067aa0ba902b7-01",
                "01-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01",
                "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-0",
                "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01-x",
                "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-\r\n",
                "00-4bf92f3577b34da6a3ce929d0e0e473\n-00f067aa0ba902b7-01",
                "00_4bf92f3577b34da6a3ce929d0e0e4736_00f067aa0ba902b7_01"
            })
    void aTraceThatIsNotWellFormedIsNotTakenOver(@Nullable String traceparent) {
        TraceIds ids = TraceIds.of(null, traceparent, random);

        assertThat(ids.traceparent())
                .matches(WELL_FORMED)
                .doesNotContain("4bf92f3577b34da6")
                .endsWith("-00");
        assertThat(ids.requestId()).matches("[0-9a-f]{32}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "a b",
                "a\r\nSet-Cookie: x=1",
                "a\nb",
                "a\u0000",
                "<script>",
                "a\"b",
                "é",
                "\uD835\uDFD8",
                "a;b",
                "a,b",
                "{a}",
                "a%0d%0a"
            })
    void anIdThatCouldDoHarmIsNotTakenOver(String requestId) {
        TraceIds ids = TraceIds.of(requestId, PARENT, random);

        assertThat(ids.requestId()).isEqualTo("4bf92f3577b34da6a3ce929d0e0e4736");
    }

    @Test
    void anIdMayHaveSoManyLettersAndNoMore() {
        assertThat(TraceIds.of("a".repeat(128), null, random).requestId()).hasSize(128);
        assertThat(TraceIds.of("a".repeat(129), null, random).requestId()).hasSize(32);
    }

    @Test
    void noIdIsAllZeros() {
        RandomGenerator zero = () -> 0L;

        assertThat(TraceIds.of(null, null, zero).traceparent())
                .isEqualTo("00-00000000000000000000000000000001-0000000000000001-00");
    }
}
