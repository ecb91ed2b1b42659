package stockroom.surface;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import org.junit.jupiter.api.Test;

/** Who sends a body too slowly is told so, and holds its connection no longer. */
@QuarkusTest
@TestProfile(Stormy.class)
class SlowBodyTest extends Surface {

    @Test
    void aBodyThatDoesNotComeIsRefusedAndTheConnectionClosed() {
        try (RawCaller caller = new RawCaller(stage.business())) {
            String answer = caller.lines(
                            "POST /v1/Product/list HTTP/1.1",
                            "Host: here",
                            "Authorization: " + Credentials.basic(Secrets.DEMO),
                            "Content-Length: 100",
                            "")
                    .bytes("{\"params\":")
                    .readToEnd();

            assertThat(answer)
                    .startsWith("HTTP/1.1 400 ")
                    .contains("\"error_class\":\"LW::Exception::Input::OutOfBounds\"")
                    .contains("within 1500 ms");
        }
        assertThat(sandbox().calls()).isZero();
    }
}
