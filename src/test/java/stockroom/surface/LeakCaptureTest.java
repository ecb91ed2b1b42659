package stockroom.surface;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LeakCaptureTest {

    private static final String SECRET = "tell/nobody?>1";

    private final LeakCapture capture = new LeakCapture();

    @Test
    void findsASecretWhereItStands() {
        capture.add("log", "login with " + SECRET + " failed");
        capture.add("metrics", "calls_total 1");
        assertThat(capture.placesOf(SECRET)).containsExactly("log");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a", "ab", "abc", "name:"})
    void findsItInBase64BehindAnything(String before) {
        byte[] text = (before + SECRET + ":after").getBytes(StandardCharsets.UTF_8);
        capture.add("standard", Base64.getEncoder().encodeToString(text));
        capture.add("url", Base64.getUrlEncoder().withoutPadding().encodeToString(text));
        capture.add("hex", HexFormat.of().formatHex(text));
        assertThat(capture.placesOf(SECRET)).containsExactly("standard", "url", "hex");
    }

    @Test
    void findsNothingWhereNothingIs() {
        capture.add("log", "tell/nobody");
        assertThat(capture.placesOf(SECRET)).isEmpty();
    }
}
