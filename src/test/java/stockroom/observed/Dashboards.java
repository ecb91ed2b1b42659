package stockroom.observed;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** The dashboards of {@code deploy/grafana}, as they are deployed. */
final class Dashboards {

    private static final Path FOLDER = Path.of("deploy/grafana");
    private static final JsonMapper JSON = new JsonMapper();

    private Dashboards() {}

    /** One query of a panel. */
    record Query(String dashboard, String panel, String expression) {

        /** As Grafana would send it, with all values of its variables chosen. */
        String filled() {
            return expression.replace("$__rate_interval", "20s").replaceAll("\\$(job|instance|tenant)\\b", ".*");
        }

        @Override
        public String toString() {
            return dashboard + ": " + panel + ": " + expression;
        }
    }

    static List<JsonNode> all() {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.filter(file -> file.toString().endsWith(".json"))
                    .sorted()
                    .map(Dashboards::read)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static JsonNode read(Path file) {
        try {
            return JSON.readTree(file.toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The panels of a dashboard that show something. */
    static List<JsonNode> panels(JsonNode dashboard) {
        return elements(dashboard.path("panels"))
                .filter(panel -> !panel.path("type").asText().equals("row"))
                .toList();
    }

    static List<Query> queries() {
        return all().stream().flatMap(Dashboards::queries).toList();
    }

    private static Stream<Query> queries(JsonNode dashboard) {
        return panels(dashboard).stream()
                .flatMap(panel -> elements(panel.path("targets"))
                        .map(target -> new Query(
                                dashboard.path("uid").asText(),
                                panel.path("title").asText(),
                                target.path("expr").asText())));
    }

    static Stream<JsonNode> elements(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }
}
