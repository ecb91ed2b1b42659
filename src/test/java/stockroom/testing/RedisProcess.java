package stockroom.testing;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import redis.embedded.RedisExecProvider;

/** A real Redis of this test's own, on a free port of the loopback, that keeps nothing on disk. */
public final class RedisProcess implements AutoCloseable {

    private static final Path EXECUTABLE = executable();

    private final int port;
    private final List<String> arguments;
    private final Path directory;
    private @Nullable Process process;

    private RedisProcess(int port, List<String> arguments, Path directory) {
        this.port = port;
        this.arguments = arguments;
        this.directory = directory;
    }

    /** Starts a Redis, with further options such as {@code --maxmemory 1mb}, and waits until it answers. */
    public static RedisProcess start(String... options) {
        try {
            RedisProcess redis =
                    new RedisProcess(freePort(), List.of(options), Files.createTempDirectory("redis-test"));
            redis.launch();
            return redis;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Starts a sentinel that watches the master under the name {@code master}, alone. */
    public static RedisProcess sentinelOf(RedisProcess master) {
        try {
            Path directory = Files.createTempDirectory("redis-sentinel-test");
            Path config = directory.resolve("sentinel.conf");
            Files.writeString(config, """
                    sentinel monitor master 127.0.0.1 %d 1
                    sentinel down-after-milliseconds master 500
                    sentinel failover-timeout master 2000
                    """.formatted(master.port));
            RedisProcess sentinel = new RedisProcess(freePort(), List.of(config.toString(), "--sentinel"), directory);
            sentinel.launch();
            return sentinel;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public int port() {
        return port;
    }

    /** {@code redis://127.0.0.1:PORT}, as Quarkus and Vert.x take it. */
    public String uri() {
        return "redis://127.0.0.1:" + port;
    }

    /** Stops it in its tracks: connections stay open and nothing is answered. */
    public void freeze() {
        signal("-STOP");
    }

    public void thaw() {
        signal("-CONT");
    }

    /** Ends it without warning; connections break. */
    public void kill() {
        Process running = process;
        if (running != null) {
            running.destroyForcibly();
            await(running);
            process = null;
        }
    }

    /** Kills it and starts it again, empty, on the same port. */
    public void restart() {
        kill();
        launch();
    }

    @Override
    public void close() {
        kill();
    }

    /** Sends one command and returns the reply's text, its error, or for an array its elements line by line. */
    public String cli(String... command) {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(5_000);
            StringBuilder out = new StringBuilder("*" + command.length + "\r\n");
            for (String part : command) {
                out.append('$')
                        .append(part.getBytes(StandardCharsets.UTF_8).length)
                        .append("\r\n");
                out.append(part).append("\r\n");
            }
            socket.getOutputStream().write(out.toString().getBytes(StandardCharsets.UTF_8));
            return reply(new BufferedInputStream(socket.getInputStream()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void launch() {
        List<String> command = new ArrayList<>(List.of(EXECUTABLE.toString()));
        command.addAll(arguments);
        command.addAll(List.of("--port", Integer.toString(port), "--bind", "127.0.0.1", "--save", ""));
        command.addAll(List.of("--dir", directory.toString()));
        try {
            process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(directory.resolve("log").toFile())
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .pollInterval(Duration.ofMillis(20))
                .ignoreExceptions()
                .until(() -> cli("PING").equals("PONG"));
    }

    private void signal(String signal) {
        Process running = process;
        if (running == null) {
            throw new IllegalStateException("not running");
        }
        try {
            await(new ProcessBuilder("kill", signal, Long.toString(running.pid())).start());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void await(Process ending) {
        try {
            if (!ending.waitFor(10, TimeUnit.SECONDS)) {
                throw new IllegalStateException("did not end");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static String reply(InputStream in) throws IOException {
        String line = line(in);
        String rest = line.substring(1);
        return switch (line.charAt(0)) {
            case '$' -> bulk(in, Integer.parseInt(rest));
            case '*' -> array(in, Integer.parseInt(rest));
            default -> rest;
        };
    }

    private static String bulk(InputStream in, int bytes) throws IOException {
        if (bytes < 0) {
            return "";
        }
        String text = new String(in.readNBytes(bytes), StandardCharsets.UTF_8);
        in.skipNBytes(2);
        return text;
    }

    private static String array(InputStream in, int size) throws IOException {
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            lines.add(reply(in));
        }
        return String.join("\n", lines);
    }

    private static String line(InputStream in) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int c = in.read(); c != '\r'; c = in.read()) {
            if (c < 0) {
                throw new IOException("closed");
            }
            line.append((char) c);
        }
        in.skipNBytes(1);
        return line.toString();
    }

    private static int freePort() {
        // a cluster's nodes talk to each other on the port 10,000 above
        int port = FreePort.any();
        return port > 55_000 ? freePort() : port;
    }

    private static Path executable() {
        try {
            return RedisExecProvider.defaultProvider().get().toPath().toAbsolutePath();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
