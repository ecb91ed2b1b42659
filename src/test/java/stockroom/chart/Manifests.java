package stockroom.chart;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** Objects of Kubernetes, as they stand in a file of YAML. */
record Manifests(List<ObjectNode> objects) {

    private static final ObjectMapper JSON = new ObjectMapper();

    static Manifests read(String yaml) {
        Load load = new Load(LoadSettings.builder().setAllowDuplicateKeys(false).build());
        return new Manifests(StreamSupport.stream(load.loadAllFromString(yaml).spliterator(), false)
                .filter(Objects::nonNull)
                .map(document -> (ObjectNode) JSON.valueToTree(document))
                .toList());
    }

    /** A copy, to plant mistakes in. */
    Manifests copy() {
        return new Manifests(objects.stream().map(ObjectNode::deepCopy).toList());
    }

    Stream<ObjectNode> all(String kind) {
        return objects.stream().filter(object -> object.path("kind").asText().equals(kind));
    }

    ObjectNode one(String kind, String name) {
        return all(kind)
                .filter(object -> object.at("/metadata/name").asText().equals(name))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no " + kind + " " + name));
    }

    /** What makes pods: their metadata is at {@code /metadata}, their spec at {@code /spec}. */
    Stream<JsonNode> pods() {
        return Stream.concat(
                all("Deployment").map(deployment -> deployment.at("/spec/template")),
                all("Pod").map(pod -> pod));
    }

    static String title(JsonNode object) {
        return object.path("kind").asText() + " " + object.at("/metadata/name").asText();
    }
}
