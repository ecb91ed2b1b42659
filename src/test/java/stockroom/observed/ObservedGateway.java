package stockroom.observed;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Base64;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import stockroom.testing.FreePort;
import stockroom.testing.GatewayProcess;
import stockroom.testing.RedisProcess;

/** The packaged gateway with its sandbox, a Redis and tenants of the test's choosing. */
final class ObservedGateway implements AutoCloseable {

    private static final HttpClient HTTP = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(10))
            .build();

    private final RedisProcess redis = RedisProcess.start();
    private final int sandboxPort = FreePort.any();
    private final Path tenants;
    private final GatewayProcess gateway;
    private final Map<String, Integer> outcomes = new ConcurrentHashMap<>();

    /** Starts it with these settings, beside those that put it together. */
    ObservedGateway(Map<String, String> settings, String... tenantNames) {
        try {
            this.tenants = Files.createTempDirectory("observed-tenants");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        for (String tenant : tenantNames) {
            writeTenant(tenant, "sandbox-only-1");
        }
        Map<String, String> all = new HashMap<>(settings);
        all.put("stockroom.tenants.dir", tenants.toString());
        all.put("stockroom.sandbox.enabled", "true");
        all.put("stockroom.sandbox.port", Integer.toString(sandboxPort));
        all.put("quarkus.redis.hosts", redis.uri());
        this.gateway = GatewayProcess.start(all);
    }

    RedisProcess redis() {
        return redis;
    }

    GatewayProcess process() {
        return gateway;
    }

    Path tenants() {
        return tenants;
    }

    void writeTenant(String name, String password) {
        writeTenantFile(
                name,
                "username: demo-api\npassword: " + password + "\nkeys:\n  - name: test\n    sha256: "
                        + sha256(key(name)) + "\n");
    }

    void writeTenantFile(String name, String content) {
        try {
            Files.writeString(tenants.resolve(name + ".yaml"), content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Calls as a tenant's storefront, and does not wait. */
    void begin(String tenant, String method, String params) {
        CompletableFuture<?> _ = HTTP.sendAsync(request(tenant, method, params), BodyHandlers.discarding())
                .handle((answer, failure) -> failure == null ? "status " + answer.statusCode() : failure.toString())
                .thenAccept(outcome -> outcomes.merge(outcome, 1, Integer::sum));
    }

    /** What has become of calls that nobody waited for, and of how many. */
    Map<String, Integer> outcomes() {
        return Map.copyOf(outcomes);
    }

    /** Calls as a tenant's storefront, with JSON parameters, and waits for the answer's status. */
    int call(String tenant, String method, String params) {
        return send(request(tenant, method, params)).statusCode();
    }

    private HttpRequest request(String tenant, String method, String params) {
        return HttpRequest.newBuilder(gateway.business("/v1/" + method))
                .timeout(Duration.ofSeconds(30))
                .header("Authorization", "Basic " + base64(tenant + ":" + key(tenant)))
                .POST(BodyPublishers.ofString("{\"params\":" + params + "}"))
                .build();
    }

    int details(String tenant, String code) {
        return call(tenant, "Product/details", "{\"code\":\"" + code + "\"}");
    }

    /** Calls as a caller does who has a trace (W3C Trace Context). */
    int detailsWithin(String traceparent, String tenant, String code) {
        HttpRequest plain = request(tenant, "Product/details", "{\"code\":\"" + code + "\"}");
        return send(HttpRequest.newBuilder(plain, (name, value) -> true)
                        .header("traceparent", traceparent)
                        .build())
                .statusCode();
    }

    /** Where the sandbox answers as upstream. */
    URI sandbox() {
        return URI.create("http://127.0.0.1:" + sandboxPort);
    }

    /** Has the sandbox obey a control, as its package describes them. */
    void sandbox(String verb, String control, String body) {
        HttpResponse<String> answer = send(HttpRequest.newBuilder(sandbox().resolve("/sandbox/" + control))
                .method(verb, BodyPublishers.ofString(body))
                .build());
        if (answer.statusCode() != 200) {
            throw new IllegalStateException("not obeyed: " + answer.body());
        }
    }

    String scrape() {
        return scrape("text/plain");
    }

    String scrape(String format) {
        return send(HttpRequest.newBuilder(gateway.management("/q/metrics"))
                        .header("Accept", format)
                        .build())
                .body();
    }

    private static HttpResponse<String> send(HttpRequest request) {
        try {
            return HTTP.send(request, BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String key(String tenant) {
        return "made-up-key-of-" + tenant;
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String sha256(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    @Override
    public void close() {
        gateway.kill();
        redis.close();
    }
}
