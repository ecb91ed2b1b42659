package stockroom.cluster;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import stockroom.testing.GatewayProcess;

/**
 * A balancer of connections as Kubernetes' own: a new connection goes to a gateway that said at the last look that it is
 * ready, and stays there.
 */
final class Balancer implements Closeable {

    private static final Duration LOOK_EVERY = Duration.ofMillis(100);

    private final ServerSocket server;
    private final List<Backend> backends = new CopyOnWriteArrayList<>();
    private final AtomicInteger turn = new AtomicInteger();
    private final ScheduledExecutorService looking = Executors.newSingleThreadScheduledExecutor();

    Balancer() {
        try {
            server = new ServerSocket(0, 200, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.startVirtualThread(this::accept);
        var _ = looking.scheduleWithFixedDelay(
                () -> backends.forEach(Backend::look), 0, LOOK_EVERY.toMillis(), TimeUnit.MILLISECONDS);
    }

    private static final class Backend {

        private final GatewayProcess gateway;
        private volatile boolean ready;

        Backend(GatewayProcess gateway) {
            this.gateway = gateway;
            look();
        }

        void look() {
            ready = Storefront.send(gateway.management("/q/health/ready"), "", new Storefront.Spelling("GET", "", ""))
                            .exceptionally(gone -> new Answer(0, "", "", Duration.ZERO))
                            .join()
                            .status()
                    == 200;
        }
    }

    URI uri(String path) {
        return URI.create("http://127.0.0.1:" + server.getLocalPort() + path);
    }

    void add(GatewayProcess gateway) {
        backends.add(new Backend(gateway));
    }

    /** Forgets a gateway that has ended. */
    void remove(GatewayProcess gateway) {
        backends.removeIf(backend -> backend.gateway.equals(gateway));
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                Socket caller = server.accept();
                Thread.startVirtualThread(() -> serve(caller));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void serve(Socket caller) {
        List<Backend> ready = backends.stream().filter(one -> one.ready).toList();
        GatewayProcess gateway = ready.get(Math.floorMod(turn.getAndIncrement(), ready.size())).gateway;
        try (caller;
                Socket called = new Socket(
                        InetAddress.getLoopbackAddress(), gateway.business("").getPort())) {
            caller.setTcpNoDelay(true);
            called.setTcpNoDelay(true);
            Thread.startVirtualThread(() -> pass(caller, called));
            pass(called, caller);
        } catch (IOException gone) {
            // the caller sees it too: its connection is closed
        }
    }

    private static void pass(Socket from, Socket to) {
        byte[] buffer = new byte[8192];
        try (InputStream in = from.getInputStream()) {
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                to.getOutputStream().write(buffer, 0, read);
            }
            to.shutdownOutput();
        } catch (IOException gone) {
            // the other direction ends with it
        }
    }

    @Override
    public void close() {
        looking.shutdownNow();
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
