package stockroom.upstream;

import java.io.BufferedReader;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** A server on loopback that writes whatever bytes a test wants, each connection one reply after the other. */
final class RawServer implements Closeable {

    final List<String> requests = new CopyOnWriteArrayList<>();
    final AtomicInteger connections = new AtomicInteger();
    final AtomicInteger broken = new AtomicInteger();
    private final ServerSocket server;
    private final Thread accepting;
    private volatile Answer answer = out -> {};

    RawServer() {
        try {
            server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        accepting = Thread.startVirtualThread(this::accept);
    }

    URI url() {
        return URI.create("http://127.0.0.1:" + server.getLocalPort());
    }

    void answers(Answer next) {
        answer = next;
    }

    void answers(String text) {
        answers(out -> out.write(text.getBytes(StandardCharsets.UTF_8)));
    }

    void answers(int status, String headers, String body) {
        answers("HTTP/1.1 " + status + " X\r\nContent-Length: " + body.getBytes(StandardCharsets.UTF_8).length + "\r\n"
                + headers + "\r\n" + body);
    }

    /** Once nobody listens: who waits in accept may still take one connection more. */
    @Override
    public void close() {
        try {
            server.close();
            accepting.join();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                Socket socket = server.accept();
                connections.incrementAndGet();
                Thread.startVirtualThread(() -> serve(socket));
            } catch (IOException e) {
                return;
            }
        }
    }

    private void serve(Socket socket) {
        try (socket;
                BufferedReader in = new BufferedReader(
                        new InputStreamReader(socket.getInputStream(), StandardCharsets.ISO_8859_1))) {
            for (String request = read(in); !request.isEmpty(); request = read(in)) {
                requests.add(request);
                answer.write(socket.getOutputStream());
                socket.getOutputStream().flush();
            }
        } catch (IOException e) {
            broken.incrementAndGet();
        }
    }

    private static String read(BufferedReader in) throws IOException {
        StringBuilder request = new StringBuilder();
        int length = 0;
        for (String line = in.readLine(); line != null && !line.isEmpty(); line = in.readLine()) {
            request.append(line).append('\n');
            if (line.regionMatches(true, 0, "content-length:", 0, 15)) {
                length = Integer.parseInt(line.substring(15).trim());
            }
        }
        for (int i = 0; i < length; i++) {
            request.append((char) in.read());
        }
        return request.toString();
    }

    /** Writes a reply; an exception closes the connection. */
    interface Answer {

        void write(OutputStream out) throws IOException;
    }
}
