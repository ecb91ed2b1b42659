package stockroom.chart;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.stream.Stream;

/** The Pod Security Standard "restricted" for every pod, and on top of it: no token, a root that is read-only, a limit. */
final class PodSecurity {

    private static final Map<String, String> OF_A_POD = Map.of(
            "/spec/automountServiceAccountToken", "false",
            "/spec/securityContext/runAsNonRoot", "true",
            "/spec/securityContext/seccompProfile/type", "RuntimeDefault");

    private static final Map<String, String> OF_A_CONTAINER = Map.of(
            "/securityContext/allowPrivilegeEscalation", "false",
            "/securityContext/readOnlyRootFilesystem", "true",
            "/securityContext/capabilities/drop/0", "ALL");

    private PodSecurity() {}

    static Stream<String> problems(Manifests manifests) {
        return manifests
                .pods()
                .flatMap(pod -> Stream.of(
                                unmet(OF_A_POD, pod),
                                CrossChecks.containers(pod).flatMap(container -> unmet(OF_A_CONTAINER, container)),
                                CrossChecks.containers(pod)
                                        .filter(container -> container
                                                .at("/resources/limits/memory")
                                                .isMissingNode())
                                        .map(container -> container.path("name").asText() + " has no limit of memory"),
                                ofTheHost(pod))
                        .flatMap(problems -> problems));
    }

    private static Stream<String> unmet(Map<String, String> rules, JsonNode object) {
        return rules.entrySet().stream()
                .filter(rule -> !object.at(rule.getKey()).asText().equals(rule.getValue()))
                .map(rule -> rule.getKey() + " is not " + rule.getValue());
    }

    private static Stream<String> ofTheHost(JsonNode pod) {
        return Stream.of("hostPath", "hostPort", "hostNetwork", "hostPID", "hostIPC", "privileged")
                .filter(field -> !pod.findValues(field).isEmpty())
                .map(field -> field + " is used");
    }
}
