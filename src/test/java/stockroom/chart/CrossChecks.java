package stockroom.chart;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Holds objects against each other: what one names, another has. */
final class CrossChecks {

    private CrossChecks() {}

    /** What does not fit, a sentence each. */
    static List<String> problems(Manifests manifests) {
        return Stream.of(
                        Selections.problems(manifests),
                        Ports.problems(manifests),
                        Mounts.problems(manifests),
                        PodSecurity.problems(manifests),
                        Environment.problems(manifests))
                .flatMap(problems -> problems)
                .toList();
    }

    static Stream<JsonNode> containers(JsonNode pod) {
        return pod.at("/spec/containers").valueStream();
    }

    static Set<String> texts(Stream<JsonNode> nodes) {
        return nodes.map(JsonNode::asText).collect(Collectors.toSet());
    }
}
