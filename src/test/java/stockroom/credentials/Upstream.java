package stockroom.credentials;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.random.RandomGenerator;
import stockroom.sandbox.Sandbox;
import stockroom.sandbox.SandboxSettings;

/** The sandbox in this JVM, and its controls. */
final class Upstream implements AutoCloseable {

    private static final JsonMapper JSON = new JsonMapper();
    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private final Vertx vertx = Vertx.vertx();
    private final RecordedChance chance = new RecordedChance();
    private final Sandbox sandbox = Sandbox.start(vertx, settings(chance));

    private static SandboxSettings settings(RandomGenerator chance) {
        SandboxSettings usual = SandboxSettings.defaults();
        return new SandboxSettings(
                usual.host(), usual.port(), usual.latency(), usual.tokenLifetimeMax(), usual.clock(), chance);
    }

    /** All the tokens that were ever minted. */
    List<String> tokens() {
        return chance.drawn().stream().map(Base64.getEncoder()::encodeToString).toList();
    }

    URI uri(String path) {
        return URI.create("http://127.0.0.1:" + sandbox.port() + path);
    }

    /** Tokens live so long from now on. */
    void limitTokensTo(Duration lifetime) {
        control("PUT", "tokens/lifetime", "{\"seconds\":" + lifetime.toSeconds() + "}");
    }

    /** Ends all tokens before their time and says how many there were. */
    int revokeTokens() {
        return control("POST", "tokens/expire", "").path("expired").asInt();
    }

    /** Adds a fault, such as {@code "kind":"status"}. */
    void fault(String members) {
        control("POST", "faults", "{" + members + "}");
    }

    void loginIsDown() {
        fault("\"method\":\"Account/Auth/token\",\"kind\":\"status\",\"status\":503");
    }

    void mend() {
        control("DELETE", "faults", "");
    }

    void forgetCounts() {
        control("DELETE", "calls", "");
    }

    void setPassword(String account, String password) {
        control("PUT", "accounts/" + account, "{\"password\":\"" + password + "\"}");
    }

    void multiplyPrices(String code, double factor) {
        control("POST", "prices", "{\"code\":\"" + code + "\",\"factor\":" + factor + "}");
    }

    void shiftClock(Duration offset) {
        control("POST", "clock", "{\"offset_seconds\":" + offset.toSeconds() + "}");
    }

    /** As it was at the start; its clock goes right too. */
    void reset() {
        control("POST", "reset", "");
    }

    int mints(String account) {
        return counts().path("mints_by_account").path(account).asInt();
    }

    /** Logins that were refused for a reason, such as {@code wrong_password}. */
    int refused(String reason) {
        return counts().path("refused_logins").path(reason).asInt();
    }

    JsonNode counts() {
        return control("GET", "calls", "");
    }

    private JsonNode control(String method, String path, String body) {
        HttpRequest request = HttpRequest.newBuilder(uri("/sandbox/" + path))
                .timeout(Duration.ofSeconds(20))
                .method(method, BodyPublishers.ofString(body))
                .build();
        try {
            var response = HTTP.send(request, BodyHandlers.ofString());
            if (response.statusCode() != 200) {
                throw new IllegalStateException(path + ": " + response.body());
            }
            return JSON.readTree(response.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        sandbox.close();
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }
}
