package stockroom.dev;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;

/** Ports of the loopback interface: whether they are taken, and which one to take. */
final class LoopbackPort {

    private LoopbackPort() {}

    static boolean listens(int port) {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return socket.isConnected();
        } catch (IOException e) {
            return false;
        }
    }

    /** The preferred port if it is free, else any that is. */
    static int preferably(int preferred) {
        try {
            return bindable(preferred);
        } catch (IOException taken) {
            return any();
        }
    }

    private static int any() {
        try {
            return bindable(0);
        } catch (IOException e) {
            throw new UncheckedIOException("no port is free", e);
        }
    }

    private static int bindable(int port) throws IOException {
        try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
