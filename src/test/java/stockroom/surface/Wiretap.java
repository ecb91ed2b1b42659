package stockroom.surface;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Passes bytes between the gateway and the sandbox, remembers them, and can be cut: then connections are refused. */
final class Wiretap implements AutoCloseable {

    private static final Pattern ISSUED = Pattern.compile("\"token\"\\s*:\\s*\"([^\"]+)\"");

    private final int port;
    private final int sandboxPort;
    private final List<ByteArrayOutputStream> fromGateway = new CopyOnWriteArrayList<>();
    private final List<ByteArrayOutputStream> fromSandbox = new CopyOnWriteArrayList<>();
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private ServerSocket listening;

    private Wiretap(int sandboxPort) throws IOException {
        this.sandboxPort = sandboxPort;
        this.listening = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        this.port = listening.getLocalPort();
        accept(listening);
    }

    static Wiretap open(int sandboxPort) {
        try {
            return new Wiretap(sandboxPort);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    int port() {
        return port;
    }

    /** The tokens that upstream has issued so far. */
    Set<String> issuedTokens() {
        return ISSUED.matcher(text(fromSandbox))
                .results()
                .map(found -> found.group(1))
                .collect(Collectors.toSet());
    }

    /** All that the gateway has sent. */
    String sentByGateway() {
        return text(fromGateway);
    }

    /** Ends all connections and takes no more. */
    synchronized void cut() {
        closeQuietly(listening);
        open.forEach(Wiretap::reset);
        open.clear();
    }

    synchronized void mend() {
        try {
            ServerSocket again = new ServerSocket();
            again.setReuseAddress(true);
            again.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            listening = again;
            accept(again);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        cut();
    }

    private void accept(ServerSocket server) {
        Thread.ofVirtual().start(() -> {
            while (!server.isClosed()) {
                try {
                    join(server.accept());
                } catch (IOException closed) {
                    // the end of listening, or a caller that was gone before it was let in
                }
            }
        });
    }

    private void join(Socket gateway) throws IOException {
        Socket sandbox = new Socket(InetAddress.getLoopbackAddress(), sandboxPort);
        open.addAll(Set.of(gateway, sandbox));
        pass(gateway, sandbox, remembered(fromGateway));
        pass(sandbox, gateway, remembered(fromSandbox));
    }

    private static ByteArrayOutputStream remembered(List<ByteArrayOutputStream> all) {
        ByteArrayOutputStream one = new ByteArrayOutputStream();
        all.add(one);
        return one;
    }

    private void pass(Socket from, Socket to, OutputStream copy) {
        Thread.ofVirtual().start(() -> {
            try (from) {
                InputStream in = from.getInputStream();
                byte[] bytes = new byte[16 * 1024];
                for (int n = in.read(bytes); n >= 0; n = in.read(bytes)) {
                    copy.write(bytes, 0, n);
                    to.getOutputStream().write(bytes, 0, n);
                }
                closeQuietly(to);
            } catch (IOException broken) {
                reset(to);
            } finally {
                open.remove(from);
            }
        });
    }

    /** A linger of zero makes closing send RST, as the other side did. */
    private static void reset(Socket socket) {
        try {
            socket.setSoLinger(true, 0);
        } catch (SocketException closed) {
            // nothing is left to reset
        }
        closeQuietly(socket);
    }

    private static void closeQuietly(AutoCloseable one) {
        try {
            one.close();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static String text(List<ByteArrayOutputStream> all) {
        return all.stream().map(one -> one.toString(StandardCharsets.UTF_8)).collect(Collectors.joining("\n"));
    }
}
