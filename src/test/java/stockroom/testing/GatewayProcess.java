package stockroom.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;

/** The packaged gateway as a process of its own, on free ports of the loopback interface. */
public final class GatewayProcess implements AutoCloseable {

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private static final List<String> NO_ROOM = List.of("sh", "-c", "ulimit -f 0 && exec \"$@\"", "gateway");

    private final int port = FreePort.any();
    private final int managementPort = FreePort.any();
    private final Path log;
    private final Process process;

    private GatewayProcess(Map<String, String> settings, List<String> shell, Path log) throws IOException {
        this.log = log;
        List<String> command = new ArrayList<>(shell);
        command.addAll(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx192m", "-XX:+UseSerialGC"));
        command.add("-Dquarkus.http.host=127.0.0.1");
        command.add("-Dquarkus.management.host=127.0.0.1");
        command.add("-Dquarkus.http.port=" + port);
        command.add("-Dquarkus.management.port=" + managementPort);
        settings.forEach((name, value) -> command.add("-D" + name + "=" + value));
        command.addAll(List.of("-jar", packaged()));
        this.process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
    }

    /** As {@link #start}, with the sandbox for an upstream and the demo tenant that comes with it. */
    public static GatewayProcess startWithSandbox(Map<String, String> settings) {
        Map<String, String> all = new HashMap<>(settings);
        all.put("stockroom.sandbox.enabled", "true");
        all.put("stockroom.sandbox.port", Integer.toString(FreePort.any()));
        return start(all);
    }

    /** Starts a gateway with these settings and waits until it is ready. */
    public static GatewayProcess start(Map<String, String> settings) {
        GatewayProcess started = launch(settings);
        started.awaitReady();
        return started;
    }

    /** Starts a gateway and does not wait: several can come up side by side. */
    public static GatewayProcess launch(Map<String, String> settings) {
        try {
            return new GatewayProcess(settings, List.of(), Files.createTempFile("gateway", ".log"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Starts a gateway that is told by these variables alone, as a container is, and waits until it is ready. */
    public static GatewayProcess startIn(Map<String, String> environment) {
        List<String> shell = new ArrayList<>(List.of("env"));
        environment.forEach((name, value) -> shell.add(name + "=" + value));
        try {
            GatewayProcess started = new GatewayProcess(Map.of(), shell, Files.createTempFile("gateway", ".log"));
            started.awaitReady();
            return started;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** As {@link #launch}, on a machine that has no room left: no file takes a byte, and neither does its output. */
    public static GatewayProcess launchOnFullDisk(Map<String, String> settings) {
        try {
            return new GatewayProcess(settings, NO_ROOM, Path.of("/dev/full"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Waits until the gateway takes calls. */
    public void awaitReady() {
        Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofMillis(50))
                .until(() -> !process.isAlive() || isUp());
        if (!process.isAlive()) {
            throw new IllegalStateException("the gateway did not start: " + log());
        }
    }

    private boolean isUp() {
        try {
            HttpRequest request = HttpRequest.newBuilder(management("/q/health/started"))
                    .timeout(Duration.ofSeconds(2))
                    .build();
            return HTTP.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException notYet) {
            return false;
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A path of the business port. */
    public URI business(String path) {
        return URI.create("http://127.0.0.1:" + port + path);
    }

    /** A path of the management port. */
    public URI management(String path) {
        return URI.create("http://127.0.0.1:" + managementPort + path);
    }

    /** All that the process has printed. */
    public String log() {
        try {
            return Files.readString(log);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    public long pid() {
        return process.pid();
    }

    /** SIGKILL. */
    public void kill() {
        process.destroyForcibly();
        awaitEnd();
    }

    /** SIGTERM, and the wait for an orderly end. */
    @Override
    public void close() {
        process.destroy();
        awaitEnd();
        process.destroyForcibly();
    }

    private void awaitEnd() {
        try {
            process.waitFor(20, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String packaged() {
        return System.getProperty("stockroom.package", "target/quarkus-app/quarkus-run.jar");
    }
}
