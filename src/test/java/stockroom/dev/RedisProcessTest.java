package stockroom.dev;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import org.junit.jupiter.api.Test;

class RedisProcessTest {

    @Test
    void startsARedisThatAnswers() throws IOException {
        assertThat(reply(RedisProcess.startOrReuse(), "PING")).isEqualTo("+PONG");
    }

    @Test
    void reusesTheProcessAndItsData() throws IOException {
        int first = RedisProcess.startOrReuse();
        reply(first, "SET kept yes");

        int second = RedisProcess.startOrReuse();

        assertThat(second).isEqualTo(first);
        assertThat(reply(second, "EXISTS kept")).isEqualTo(":1");
    }

    @Test
    void tellsThePortOfTheProcess() {
        assertThat(RedisProcess.startOrReuse()).isEqualTo(RedisProcess.port().orElseThrow());
    }

    @Test
    void startsAnotherProcessWhenTheFirstIsGone() throws IOException {
        int gone = RedisProcess.startOrReuse();
        reply(gone, "SHUTDOWN NOSAVE");

        assertThat(reply(RedisProcess.startOrReuse(), "PING")).isEqualTo("+PONG");
    }

    /** The first line of the reply, or nothing where the process ends the connection instead. */
    private static String reply(int port, String command) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.getOutputStream().write((command + "\r\n").getBytes(US_ASCII));
            socket.shutdownOutput();
            String reply = new String(socket.getInputStream().readAllBytes(), US_ASCII);
            return reply.strip();
        }
    }
}
