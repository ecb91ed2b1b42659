package stockroom.cluster;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** Stands on Redis's port and answers everything with one kind of nonsense after the other. */
public final class NonsenseServer implements AutoCloseable {

    private static final List<String> NONSENSE = List.of(
            "+OK\r\n",
            "$5\r\nother\r\n",
            "*2\r\n$3\r\nkey\r\n$5\r\nvalue\r\n",
            ":1\r\n",
            "-ERR nonsense\r\n",
            "*-7\r\n",
            "HTTP/1.1 400 Bad Request\r\n\r\n",
            "\0\0\0\0");

    private final ServerSocket server;
    private final Queue<Socket> connections = new ConcurrentLinkedQueue<>();

    public NonsenseServer(int port) {
        try {
            server = new ServerSocket(port, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.ofVirtual().start(this::accept);
    }

    private void accept() {
        try {
            while (true) {
                Socket connection = server.accept();
                connections.add(connection);
                Thread.ofVirtual().start(() -> answer(connection));
            }
        } catch (IOException closed) {
            // the test goes on
        }
    }

    private static void answer(Socket connection) {
        byte[] request = new byte[4096];
        try (connection) {
            for (int i = 0; connection.getInputStream().read(request) >= 0; i++) {
                String nonsense = NONSENSE.get(i % NONSENSE.size());
                connection.getOutputStream().write(nonsense.getBytes(StandardCharsets.US_ASCII));
            }
        } catch (IOException gone) {
            // a client that has understood nothing hangs up
        }
    }

    @Override
    public void close() {
        try {
            server.close();
            for (Socket connection : connections) {
                connection.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
