package stockroom.dev;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import org.junit.jupiter.api.Test;

class LoopbackPortTest {

    @Test
    void takesThePreferredPortWhenItIsFree() {
        int free = LoopbackPort.preferably(0);

        assertThat(LoopbackPort.preferably(free)).isEqualTo(free);
    }

    @Test
    void takesAnotherPortWhenThePreferredIsTaken() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertThat(LoopbackPort.preferably(taken.getLocalPort()))
                    .isPositive()
                    .isNotEqualTo(taken.getLocalPort());
        }
    }

    @Test
    void knowsWhetherSomethingListens() throws IOException {
        int port;
        try (ServerSocket listening = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = listening.getLocalPort();
            assertThat(LoopbackPort.listens(port)).isTrue();
        }
        assertThat(LoopbackPort.listens(port)).isFalse();
    }
}
