package stockroom.entry;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.MultiMap;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class CallerPatienceTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "wait=3 | PT3S",
                "Wait=3 | PT3S",
                "wait = \"3\" | PT3S",
                "respond-async, wait=10 | PT10S",
                "return=minimal; foo=\"a, wait=1\", wait=2; foo | PT2S",
                "wait=4, wait=9 | PT4S",
                ", ,wait=5 | PT5S",
                "wait=0 | PT0.001S",
            })
    void readsThePreference(String prefer, Duration expected) {
        assertThat(of("Prefer", prefer)).contains(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "wait",
                "wait=",
                "wait=soon",
                "wait=-1",
                "wait=1.5",
                "wait=99999999999",
                "await=3",
                "\"",
                "=3"
            })
    void ignoresWhatItCanNotRead(String prefer) {
        assertThat(of("Prefer", prefer)).isEmpty();
    }

    @Test
    void readsWhatEnvoySays() {
        assertThat(of("x-envoy-expected-rq-timeout-ms", "1500")).contains(Duration.ofMillis(1500));
        assertThat(of("X-Envoy-Expected-Rq-Timeout-Ms", "0")).isEmpty();
        assertThat(of("x-envoy-expected-rq-timeout-ms", "1.5")).isEmpty();
    }

    @Test
    void theShorterCounts() {
        MultiMap headers = MultiMap.caseInsensitiveMultiMap().add("Prefer", "wait=2");

        assertThat(CallerPatience.of(headers.add("x-envoy-expected-rq-timeout-ms", "500")))
                .contains(Duration.ofMillis(500));
        assertThat(CallerPatience.of(headers.set("x-envoy-expected-rq-timeout-ms", "9000")))
                .contains(Duration.ofSeconds(2));
    }

    @Test
    void theFirstOfSeveralHeadersCounts() {
        MultiMap headers =
                MultiMap.caseInsensitiveMultiMap().add("Prefer", "wait=2").add("Prefer", "wait=1");

        assertThat(CallerPatience.of(headers)).contains(Duration.ofSeconds(2));
    }

    @Test
    void whoSaysNothingWaits() {
        assertThat(CallerPatience.of(MultiMap.caseInsensitiveMultiMap())).isEmpty();
    }

    private static Optional<Duration> of(String name, String value) {
        return CallerPatience.of(MultiMap.caseInsensitiveMultiMap().add(name, value));
    }
}
