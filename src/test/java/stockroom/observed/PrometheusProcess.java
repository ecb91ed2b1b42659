package stockroom.observed;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import stockroom.testing.FreePort;

/** A real Prometheus, of the path, that scrapes one target each second and follows rules. */
final class PrometheusProcess implements AutoCloseable {

    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final JsonMapper JSON = new JsonMapper();

    private final int port = FreePort.any();
    private final Process process;

    /** Starts it on the rule files of a folder. */
    PrometheusProcess(Path rules, URI target) {
        try {
            Path folder = Files.createTempDirectory("prometheus");
            Path config = Files.writeString(
                    folder.resolve("prometheus.yml"), """
                    global:
                      scrape_interval: 1s
                      scrape_timeout: 1s
                      evaluation_interval: 1s
                    rule_files: ["%s/*.yaml"]
                    scrape_configs:
                      - job_name: stockroom
                        metrics_path: /q/metrics
                        static_configs:
                          - targets: ["%s"]
                            labels: {namespace: shop}
                    """.formatted(rules.toAbsolutePath(), target.getAuthority()));
            process = new ProcessBuilder(
                            "prometheus",
                            "--config.file=" + config,
                            "--storage.tsdb.path=" + folder.resolve("data"),
                            "--web.listen-address=127.0.0.1:" + port)
                    .redirectErrorStream(true)
                    .redirectOutput(folder.resolve("log").toFile())
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Awaitility.await().atMost(Duration.ofSeconds(30)).until(this::isReady);
    }

    private boolean isReady() {
        try {
            return get("/-/ready").statusCode() == 200;
        } catch (UncheckedIOException notYet) {
            return false;
        }
    }

    /** The series that a query finds now, those that are not a number left out. */
    long found(String query) {
        long found = 0;
        for (JsonNode series : ask(query).path("data").path("result")) {
            found += series.path("value").path(1).asText().equals("NaN") ? 0 : 1;
        }
        return found;
    }

    private JsonNode ask(String query) {
        JsonNode answer = json("/api/v1/query?query=" + URLEncoder.encode(query, StandardCharsets.UTF_8));
        if (!answer.path("status").asText().equals("success")) {
            throw new IllegalArgumentException(
                    query + ": " + answer.path("error").asText());
        }
        return answer;
    }

    /** The names of the alerts of a kind that fire now. */
    Set<String> firing(String kind) {
        Set<String> names = new TreeSet<>();
        for (JsonNode alert : json("/api/v1/alerts").path("data").path("alerts")) {
            if (alert.path("state").asText().equals("firing")
                    && alert.path("labels").path("kind").asText().equals(kind)) {
                names.add(alert.path("labels").path("alertname").asText());
            }
        }
        return names;
    }

    private JsonNode json(String path) {
        try {
            return JSON.readTree(get(path).body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private HttpResponse<String> get(String path) {
        try {
            URI uri = URI.create("http://127.0.0.1:" + port + path);
            return HTTP.send(
                    HttpRequest.newBuilder(uri).timeout(Duration.ofSeconds(10)).build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        process.destroy();
        try {
            process.waitFor(20, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        process.destroyForcibly();
    }
}
