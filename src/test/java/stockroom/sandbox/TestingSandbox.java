package stockroom.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.concurrent.TimeUnit;

/** A sandbox on a free port and a plain HTTP client for it. */
final class TestingSandbox implements AutoCloseable {

    static final String DEMO = basic("demo-api", "sandbox-only-1");
    static final String OTHER = basic("other-api", "sandbox-only-2");

    private static final JsonMapper JSON = new JsonMapper();

    final ManualClock clock = new ManualClock();
    private final Vertx vertx = Vertx.vertx();
    private final Sandbox sandbox =
            Sandbox.start(vertx, SandboxSettings.defaults().withClock(clock));
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    static String basic(String username, String secret) {
        String pair = username + ":" + secret;
        return "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
    }

    /** Calls a method of v1 as the demo account and reads the reply's JSON. */
    JsonNode call(String method, String params) {
        return call(DEMO, method, params);
    }

    JsonNode call(String authorization, String method, String params) {
        return json(post(authorization, "/v1/" + method, "{\"params\":" + params + "}"));
    }

    HttpResponse<String> post(String authorization, String path, String body) {
        return send(request(path).header("Authorization", authorization).POST(BodyPublishers.ofString(body)));
    }

    HttpResponse<String> get(String authorization, String path) {
        return send(request(path).header("Authorization", authorization).GET());
    }

    JsonNode control(String method, String path, String body) {
        return json(send(request("/sandbox/" + path).method(method, BodyPublishers.ofString(body))));
    }

    JsonNode counts() {
        return control("GET", "calls", "");
    }

    HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port() + path))
                .timeout(Duration.ofSeconds(20));
    }

    HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return attempt(request);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** Sends a request that may fail. */
    HttpResponse<String> attempt(HttpRequest.Builder request) throws IOException {
        try {
            return client.send(request.build(), BodyHandlers.ofString());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    HttpClient client() {
        return client;
    }

    /** Ends the sandbox but not its Vert.x. */
    void stopListening() {
        sandbox.close();
    }

    void listenAgain() {
        sandbox.listenAgain();
    }

    int port() {
        return sandbox.port();
    }

    static JsonNode json(HttpResponse<String> response) {
        try {
            return JSON.readTree(response.body());
        } catch (IOException malformed) {
            throw new UncheckedIOException(response.body(), malformed);
        }
    }

    @Override
    public void close() {
        client.shutdownNow();
        sandbox.close();
        vertx.close()
                .toCompletionStage()
                .toCompletableFuture()
                .orTimeout(20, TimeUnit.SECONDS)
                .join();
    }
}
