package stockroom.chart;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the chart tells of its values is what they are. */
class ValuesTableTest {

    private static final Path CHART = Chart.STOCKROOM.folder();

    /** What other charts hand on. */
    private static final Set<String> NO_DEFAULT = Set.of("global");

    @Test
    void standsInTheReadme() throws IOException {
        String table = ValuesTable.of(Files.readAllLines(CHART.resolve("values.yaml")));

        assertThat(Files.readString(CHART.resolve("README.md")))
                .describedAs("put this table into helm/stockroom/README.md:\n%s", table)
                .contains(table);
    }

    @Test
    void makesARowOfEachValueThatACommentDescribes() {
        assertThat(ValuesTable.of(List.of("# Replicas.", "n: 2", "redis:", "  # Where.", "  hosts: []", "  x: 1")))
                .endsWith("| `n` | `2` | Replicas. |\n| `redis.hosts` | `[]` | Where. |");
    }

    @Test
    void hasASchemaForEachValueAndNoOther() throws IOException {
        assertThat(strays("", values(), schema().path("properties"))).isEmpty();
    }

    @Test
    void closesEveryObjectOfTheSchema() throws IOException {
        assertThat(objectsWithin(schema()))
                .hasSizeGreaterThan(30)
                .allSatisfy(object -> assertThat(object.has("additionalProperties") || object.has("maxProperties"))
                        .describedAs("%s", object)
                        .isTrue());
    }

    @Test
    void speaksOfTheVersionThatTheBuildMakes() throws IOException {
        String version =
                Files.readString(Path.of("pom.xml")).split("<version>", 3)[1].split("<", 2)[0];

        assertThat(Files.readString(CHART.resolve("Chart.yaml"))).contains("appVersion: " + version + "\n");
    }

    @Test
    void scalesOnAMetricThatTheGatewayHas() throws IOException {
        String metric = values().at("/autoscaling/inFlightCalls/metric").asText();

        assertThat(Files.readString(Path.of("src/docs/metrics.md"))).contains("| `" + metric + "` | gauge |");
    }

    private static List<JsonNode> objectsWithin(JsonNode schema) {
        return Stream.concat(
                        Stream.of(schema).filter(node -> node.path("properties").isObject()),
                        schema.valueStream().flatMap(node -> objectsWithin(node).stream()))
                .toList();
    }

    private static ObjectNode values() throws IOException {
        return Manifests.read(Files.readString(CHART.resolve("values.yaml")))
                .objects()
                .getFirst();
    }

    private static JsonNode schema() throws IOException {
        return new ObjectMapper().readTree(CHART.resolve("values.schema.json").toFile());
    }

    /** Values that one side has and the other has not. */
    private static Stream<String> strays(String path, JsonNode values, JsonNode properties) {
        Stream<String> unknown = values.propertyStream()
                .map(Map.Entry::getKey)
                .filter(name -> !properties.has(name))
                .map(name -> path + name + " has no schema");
        Stream<String> deeper = values.propertyStream()
                .filter(value -> properties.path(value.getKey()).has("properties"))
                .filter(value -> !value.getValue().isEmpty())
                .flatMap(value -> strays(
                        path + value.getKey() + ".",
                        value.getValue(),
                        properties.path(value.getKey()).path("properties")));
        Stream<String> unset = properties
                .propertyStream()
                .map(Map.Entry::getKey)
                .filter(name -> !path.startsWith("podSecurityContext") && !path.startsWith("securityContext"))
                .filter(name -> !values.has(name) && !NO_DEFAULT.contains(name))
                .map(name -> path + name + " has no default");
        return Stream.of(unknown, deeper, unset).flatMap(strays -> strays);
    }
}
