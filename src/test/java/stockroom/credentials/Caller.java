package stockroom.credentials;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Base64;
import java.util.concurrent.CompletableFuture;
import stockroom.testing.GatewayProcess;

/** A storefront: it knows a tenant's name and a key, or something in its place, and nothing else. */
record Caller(String authorization) {

    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    /** A quote of a server with the least features; it is never cached, so that each call needs upstream. */
    private static final String QUOTE = "{\"code\":\"SS.VM\",\"region\":1,\"features\":{\"ConfigId\":\"41\","
            + "\"Template\":\"CENTOS_8_UNMANAGED\",\"Bandwidth\":\"SS.5000\",\"Support\":\"SelfManaged\"}}";

    static Caller basic(String name, String secret) {
        return new Caller("Basic " + Base64.getEncoder().encodeToString((name + ":" + secret).getBytes(UTF_8)));
    }

    static Caller bearer(String secret) {
        return new Caller("Bearer " + secret);
    }

    Answer price(GatewayProcess gateway) {
        return call(gateway, "Product/price", QUOTE);
    }

    CompletableFuture<Answer> priceLater(GatewayProcess gateway) {
        return callLater(gateway.business("/v1/Product/price.json"), QUOTE);
    }

    Answer details(GatewayProcess gateway, String code) {
        return call(gateway, "Product/details", "{\"code\":\"" + code + "\"}");
    }

    /** A token of the gateway's own. */
    Answer token(GatewayProcess gateway, Duration timeout) {
        return call(gateway, "Account/Auth/token", "{\"timeout\":" + timeout.toSeconds() + "}");
    }

    Answer expireToken(GatewayProcess gateway) {
        return call(gateway, "Account/Auth/expireToken", "{}");
    }

    /** Whether the caller is known. It asks for a gateway token, for which nobody asks upstream. */
    boolean isKnownAt(GatewayProcess gateway) {
        return token(gateway, Duration.ofSeconds(1)).status() == 200;
    }

    Answer call(GatewayProcess gateway, String method, String params) {
        return call(gateway.business("/v1/" + method + ".json"), params);
    }

    Answer call(URI uri, String params) {
        return callLater(uri, params).join();
    }

    Answer get(URI uri) {
        return send(request(uri)).join();
    }

    Answer post(URI uri, String body) {
        return send(request(uri).POST(BodyPublishers.ofString(body))).join();
    }

    private CompletableFuture<Answer> callLater(URI uri, String params) {
        return send(request(uri).POST(BodyPublishers.ofString("{\"params\":" + params + "}")));
    }

    private HttpRequest.Builder request(URI uri) {
        return HttpRequest.newBuilder(uri).timeout(PATIENCE).header("Authorization", authorization);
    }

    private static CompletableFuture<Answer> send(HttpRequest.Builder request) {
        return HTTP.sendAsync(request.build(), BodyHandlers.ofString()).thenApply(Answer::of);
    }

    /** The header holds the secret. */
    @Override
    public String toString() {
        return "Caller";
    }
}
