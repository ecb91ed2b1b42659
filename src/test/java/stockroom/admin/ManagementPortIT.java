package stockroom.admin;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import stockroom.tenant.key.KeyDigest;
import stockroom.testing.GatewayProcess;

/** What operators find on the management port of the packaged gateway. */
final class ManagementPortIT {

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    @TempDir
    private static Path dir;

    private static GatewayProcess gateway;

    @BeforeAll
    static void start() {
        Path keys = Desk.write(dir.resolve("operators"), KeyDigest.of(Desk.KEY).hex());
        gateway = GatewayProcess.startWithSandbox(
                Map.of("quarkus.swagger-ui.enabled", "false", "stockroom.admin.key-file", keys.toString()));
    }

    @AfterAll
    static void stop() {
        gateway.close();
    }

    @Test
    void isReadyWithATenantAndSaysHowRedisStands() throws Exception {
        HttpResponse<String> ready = get(gateway.management("/q/health/ready"));

        assertThat(ready.statusCode()).isEqualTo(200);
        assertThat(ready.body()).contains("\"tenants\"", "\"redis\"", "\"off\"", "\"logins\"", "\"running\"");
        assertThat(get(gateway.management("/q/health/live")).statusCode()).isEqualTo(200);
    }

    @Test
    void metersHaveHelpAndTheNamesOfPrometheus() throws Exception {
        String scraped = get(gateway.management("/q/metrics")).body();

        assertThat(scraped)
                .contains("# HELP stockroom_tenants_loaded Tenants that are served")
                .contains("stockroom_tenants_loaded 1.0")
                .contains("stockroom_upstream_calls_saved_total{cause=\"memory\"}")
                .contains("stockroom_call_duration_seconds_bucket{answer=\"hit\",le=\"1.0E-4\"}")
                .contains("stockroom_memory_size_bytes 0.0")
                .contains("stockroom_breaker_state{breaker=\"upstream\",state=\"closed\"} 1.0");
    }

    @Test
    void metersAreShownAsOpenMetricsToWhoTakesNothingElse() throws Exception {
        HttpResponse<String> scraped = send(HttpRequest.newBuilder(gateway.management("/q/metrics"))
                .header("Accept", "application/openmetrics-text")
                .GET());

        assertThat(scraped.statusCode()).isEqualTo(200);
        assertThat(scraped.headers().firstValue("Content-Type").orElse("")).startsWith("application/openmetrics-text");
        assertThat(scraped.body()).endsWith("# EOF\n");
    }

    @Test
    void operatorsComeInWithTheirKeyAlone() throws Exception {
        assertThat(get(gateway.management("/admin/tenants")).statusCode()).isEqualTo(401);

        HttpResponse<String> known = send(operator("/admin/tenants").GET());

        assertThat(known.statusCode()).isEqualTo(200);
        assertThat(known.body()).contains("\"demo\"");
    }

    @Test
    void purgesWhateverContentTypeTheBodyComesWith() throws Exception {
        HttpResponse<String> purged = send(operator("/admin/purge")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString("{\"tenant\":\"demo\",\"method\":\"Product/details\"}")));

        assertThat(purged.statusCode()).isEqualTo(200);
        assertThat(Desk.json(new AdminReply(200, Map.of(), purged.body()))
                        .path("purged")
                        .asText())
                .isEqualTo("everywhere");
    }

    @Test
    void aBodyOverTheLimitIsRefusedInTheShapeOfTheApi() throws Exception {
        HttpResponse<String> refused =
                send(operator("/admin/purge").POST(BodyPublishers.ofString(" ".repeat(70_000) + "{}")));

        assertThat(refused.statusCode()).isEqualTo(413);
        assertThat(refused.body()).contains("LW::Exception::Input::OutOfBounds");
    }

    @Test
    void nothingOfThisIsOnTheBusinessPort() throws Exception {
        for (String path : new String[] {"/admin/tenants", "/q/metrics", "/q/health/ready"}) {
            assertThat(get(gateway.business(path)).body()).doesNotContain("\"demo\"", "stockroom_", "UP");
        }
    }

    @Test
    void explainsACallAndLeavesItAsItIs() throws Exception {
        String call = "{\"tenant\":\"demo\",\"path\":\"/v1/product/DETAILS.yaml?code=SS.VPS\"}";

        for (int times = 0; times < 2; times++) {
            HttpResponse<String> explained = send(operator("/admin/explain").POST(BodyPublishers.ofString(call)));
            assertThat(explained.statusCode()).isEqualTo(200);
            assertThat(explained.body())
                    .contains("\"upstream's answer\"", "tenant:demo", "{\\\"code\\\":\\\"SS.VPS\\\"}");
        }
    }

    @Test
    void swaggerUiIsOffWhereASettingSaysSo() throws Exception {
        assertThat(get(gateway.business("/q/swagger-ui/")).body()).doesNotContain("swagger-ui-bundle");
        assertThat(get(gateway.business("/q/openapi")).statusCode()).isEqualTo(200);
    }

    private static HttpRequest.Builder operator(String path) {
        return HttpRequest.newBuilder(gateway.management(path)).header("Authorization", "Bearer " + Desk.KEY);
    }

    private static HttpResponse<String> get(URI uri) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(uri));
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return HTTP.send(request.build(), BodyHandlers.ofString());
    }
}
