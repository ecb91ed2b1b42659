package stockroom.dev;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class WelcomeTest {

    private final String text = new Welcome(8081, 9001, 18081, "redis://localhost:16379").text();

    @Test
    void saysWhereEverythingListens() {
        assertThat(text)
                .contains("http://localhost:8081 ")
                .contains("http://localhost:9001 ")
                .contains("http://localhost:18081 ")
                .contains("redis://localhost:16379\n");
    }

    @Test
    void givesACallThatCanBePastedAsItStands() {
        assertThat(text)
                .containsPattern(
                        "(?m)^ +curl -i -u demo:demo-key-for-the-sandbox http://localhost:8081/v1/Product/details"
                                + " -d '\\{\"params\":\\{\"code\":\"SS\\.VPS\"}}'$");
    }
}
