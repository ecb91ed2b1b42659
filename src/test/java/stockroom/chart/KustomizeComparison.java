package stockroom.chart;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The overlays and the chart make the same objects. It needs kubectl, so it is not part of the build: CI runs it by its
 * name, on what {@code kubectl kustomize} has written to {@code target/kustomize}.
 */
class KustomizeComparison {

    /** What Helm says of itself. */
    private static final List<String> OF_HELM =
            List.of("helm.sh/chart", "app.kubernetes.io/managed-by", "app.kubernetes.io/version");

    private static final Set<String> OF_ONE_SIDE = Set.of("Namespace", "Pod");

    @ParameterizedTest
    @ValueSource(strings = {"trial", "production"})
    void makesWhatTheChartMakes(String overlay) throws IOException {
        Manifests kustomized = Manifests.read(Files.readString(Path.of("target/kustomize", overlay + ".yaml")));
        String values = Files.readString(Path.of("deploy/overlays", overlay, "values.yaml"));

        assertThat(comparable(kustomized))
                .isNotEmpty()
                .isEqualTo(comparable(Chart.STOCKROOM.render(values, new Chart.Release("stockroom", "stockroom"))));
        assertThat(StrictModels.problems(kustomized)).isEmpty();
        assertThat(CrossChecks.problems(kustomized)).isEmpty();
    }

    private static Map<String, JsonNode> comparable(Manifests manifests) {
        Map<String, JsonNode> objects = new TreeMap<>();
        manifests.copy().objects().stream()
                .filter(object -> !OF_ONE_SIDE.contains(object.path("kind").asText()))
                .forEach(object -> {
                    object.findValues("labels").forEach(labels -> ((ObjectNode) labels).remove(OF_HELM));
                    Stream.of("env", "volumes", "volumeMounts")
                            .forEach(list -> object.findValues(list).forEach(KustomizeComparison::sort));
                    object.findParents("expr").forEach(KustomizeComparison::breakLinesOnce);
                    objects.put(Manifests.title(object), object);
                });
        return objects;
    }

    /** Kustomize, where it writes folded text anew, breaks a line twice. */
    private static void breakLinesOnce(JsonNode rule) {
        ((ObjectNode) rule).put("expr", rule.path("expr").asText().replaceAll("\\n+", "\n"));
    }

    /** By name: the order of these lists says nothing. */
    private static void sort(JsonNode list) {
        List<JsonNode> sorted = list.valueStream()
                .sorted(Comparator.comparing(item -> item.path("name").asText()))
                .toList();
        ((ArrayNode) list).removeAll().addAll(sorted);
    }
}
