package stockroom.wiring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.net.URI;
import org.junit.jupiter.api.Test;

final class SandboxPlaceTest {

    @Test
    void isUpstreamWhereItRuns() {
        assertThat(new SandboxPlace(true, 18_080).url()).hasValue(URI.create("http://127.0.0.1:18080"));
        assertThat(new SandboxPlace(false, 18_080).url()).isEmpty();
    }

    @Test
    void mustNameItsPortToBeFound() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new SandboxPlace(true, 0).url())
                .withMessageContaining("stockroom.sandbox.port");
    }
}
