package stockroom.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.Vertx;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import stockroom.sandbox.Sandbox;
import stockroom.sandbox.SandboxSettings;
import stockroom.testing.FreePort;
import stockroom.testing.GatewayProcess;
import stockroom.testing.RedisProcess;

/** The packaged gateway, started with what a rendered Deployment gives its container, does what the values say. */
class RenderedContainerIT {

    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final String CALLER = "demo:demo-key-for-the-sandbox";
    private static final String DETAILS = "/v1/Product/details";
    private static final String VPS = "{\"params\":{\"code\":\"SS.VPS\"}}";

    /** The tenant of the sandbox; an operator whose key is "operator"; a key for tokens; Redis' password. */
    private static final Map<String, Map<String, String>> SECRETS = Map.of(
            "tenants", Map.of("demo.yaml", """
                username: demo-api
                password: sandbox-only-1
                keys:
                  - name: test
                    sha256: 8fa2e9aefcace5a3f4434f79ffb5a7f93d4df289c5cee80f5f039aaa43f057cc
                """),
            "keys",
                    Map.of(
                            "token",
                            Base64.getEncoder().encodeToString(new byte[32]),
                            "operators",
                            "06e55b633481f7bb072957eabcf110c972e86691c3cfedabe088024bffe42f23"),
            "redis", Map.of("redis-password", "made-up-password"));

    @TempDir
    Path etc;

    @Test
    void answersInATrialWithNothingElseSet() throws Exception {
        Manifests trial = Chart.STOCKROOM.render(
                "{sandbox: {enabled: true}, extraEnv: [{name: STOCKROOM_SANDBOX_PORT, value: '%d'}]}"
                        .formatted(FreePort.any()));

        try (GatewayProcess gateway = GatewayProcess.startIn(new Container(trial, Map.of(), etc).environment())) {
            HttpResponse<String> answer = call(gateway, DETAILS, VPS);

            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.body()).contains("\"code\":\"SS.VPS\"");
        }
    }

    @Test
    void doesInProductionWhatTheValuesSay() throws Exception {
        Vertx vertx = Vertx.vertx();
        try (Sandbox upstream = Sandbox.start(vertx, SandboxSettings.defaults());
                RedisProcess redis = RedisProcess.start()) {
            redis.cli("CONFIG", "SET", "requirepass", "made-up-password");
            Map<String, String> environment = new Container(production(upstream, redis), SECRETS, etc).environment();
            try (GatewayProcess one = GatewayProcess.startIn(environment);
                    GatewayProcess other = GatewayProcess.startIn(environment)) {
                assertThat(cacheStatus(call(one, DETAILS, VPS)))
                        .contains("fwd=miss")
                        .contains("stored");
                assertThat(cacheStatus(call(other, DETAILS, VPS))).contains("detail=redis");
                assertThat(cacheStatus(call(one, DETAILS, VPS)))
                        .contains("detail=memory")
                        .satisfies(status -> {
                            int ttl = Integer.parseInt(status.replaceAll(".*ttl=(\\d+).*", "$1"));
                            assertThat(ttl).isBetween(3_000, 4_000);
                        });
                assertThat(call(one, "/v1/Product/list", "{}").statusCode()).isEqualTo(403);
                assertThat(tenantsFor(one, "operator").statusCode()).isEqualTo(200);
                assertThat(tenantsFor(one, "someone").statusCode()).isEqualTo(401);
                assertThat(one.log())
                        .contains("Picked up JAVA_TOOL_OPTIONS: -Dseen=true")
                        .doesNotContain("Tokens are not shared", "memory alone", "made-up-password");
            }
        } finally {
            vertx.close().toCompletionStage().toCompletableFuture().join();
        }
    }

    @Test
    void needsEveryKeyOfASecretThatIsMounted() {
        Manifests production = Installations.PRODUCTION.manifests();

        assertThatThrownBy(() -> new Container(production, Map.of("tenants", Map.of()), etc).environment())
                .hasMessage("the Secret keys has no key token");
    }

    private static Manifests production(Sandbox upstream, RedisProcess redis) {
        return Chart.STOCKROOM.render("""
            upstream: {url: "http://127.0.0.1:%d"}
            tenants: {existingSecret: tenants}
            tokenKeys: {existingSecret: keys, key: token}
            operatorKeys: {existingSecret: keys, key: operators}
            redis: {mode: standalone, hosts: ["%s"], existingSecret: redis}
            forward: [Product/details]
            config: {'stockroom.cache."Product/details".fresh': 1H, stockroom.redis.command-timeout: PT2S}
            javaOptions: -Dseen=true
            """.formatted(upstream.port(), redis.uri()));
    }

    private static String cacheStatus(HttpResponse<String> answer) {
        return answer.headers().firstValue("Cache-Status").orElseThrow();
    }

    private static HttpResponse<String> call(GatewayProcess gateway, String path, String body) throws Exception {
        String basic = Base64.getEncoder().encodeToString(CALLER.getBytes(StandardCharsets.UTF_8));
        return send(gateway.business(path), "Basic " + basic, HttpRequest.BodyPublishers.ofString(body), "POST");
    }

    private static HttpResponse<String> tenantsFor(GatewayProcess gateway, String key) throws Exception {
        return send(gateway.management("/admin/tenants"), "Bearer " + key, HttpRequest.BodyPublishers.noBody(), "GET");
    }

    private static HttpResponse<String> send(
            URI uri, String authorization, HttpRequest.BodyPublisher body, String method) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(uri)
                .header("Authorization", authorization)
                .method(method, body)
                .build();
        return HTTP.send(request, HttpResponse.BodyHandlers.ofString());
    }
}
