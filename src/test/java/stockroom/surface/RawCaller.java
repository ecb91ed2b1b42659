package stockroom.surface;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/** A client that sends bytes as they are written, well-formed or not. */
final class RawCaller implements AutoCloseable {

    private static final int TIMEOUT_MILLIS = 10_000;

    private final Socket socket;
    private final InputStream in;

    RawCaller(URI server) {
        try {
            this.socket = new Socket(server.getHost(), server.getPort());
            socket.setSoTimeout(TIMEOUT_MILLIS);
            this.in = new BufferedInputStream(socket.getInputStream());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Sends lines, each ended as HTTP wants it. */
    RawCaller lines(String... lines) {
        return bytes(String.join("\r\n", lines) + "\r\n");
    }

    RawCaller bytes(String text) {
        try {
            socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Sends it all and says whether the server closed the connection over it. */
    boolean flood(String text) {
        try {
            socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
            in.transferTo(OutputStream.nullOutputStream());
            return true;
        } catch (SocketTimeoutException stillOpen) {
            return false;
        } catch (IOException cutOff) {
            return true;
        }
    }

    /** Reads until what was read holds the text so many times, or the server closes. */
    String readUntil(String text, int times) {
        ByteArrayOutputStream read = new ByteArrayOutputStream();
        try {
            int next = in.read();
            while (next >= 0) {
                read.write(next);
                boolean found = in.available() == 0
                        && read.toString(StandardCharsets.UTF_8).split(text, -1).length > times;
                next = found ? -1 : in.read();
            }
        } catch (SocketTimeoutException e) {
            throw new AssertionError("still waiting behind: " + read.toString(StandardCharsets.UTF_8), e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return read.toString(StandardCharsets.UTF_8);
    }

    /** Reads until the server closes. */
    String readToEnd() {
        return readUntil("(?!)", 1);
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
