package stockroom.chart;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Stream;

/** Each variable of the gateway's is one that it reads, and is set once. */
final class Environment {

    private Environment() {}

    static Stream<String> problems(Manifests manifests) {
        return manifests.pods().flatMap(CrossChecks::containers).flatMap(Environment::problems);
    }

    private static Stream<String> problems(JsonNode container) {
        Set<String> seen = new HashSet<>();
        return container
                .path("env")
                .valueStream()
                .map(variable -> variable.path("name").asText())
                .flatMap(name -> Stream.of(
                                seen.add(name) ? "" : name + " is set twice",
                                isUnread(name) ? name + " is not a setting of the gateway's" : "")
                        .filter(problem -> !problem.isEmpty()));
    }

    private static boolean isUnread(String name) {
        return (name.startsWith("STOCKROOM_") || name.startsWith("QUARKUS_"))
                && !KnownSettings.VARIABLES.contains(name);
    }
}
