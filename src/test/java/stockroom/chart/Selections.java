package stockroom.chart;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.stream.Stream;

/** Whoever selects finds something, and a Deployment its own pods. */
final class Selections {

    private static final Map<String, String> SELECTORS = Map.of(
            "Service", "/spec/selector",
            "Deployment", "/spec/selector/matchLabels",
            "PodDisruptionBudget", "/spec/selector/matchLabels",
            "NetworkPolicy", "/spec/podSelector/matchLabels");

    private Selections() {}

    static Stream<String> problems(Manifests manifests) {
        return Stream.of(
                        SELECTORS.entrySet().stream()
                                .flatMap(selector -> manifests
                                        .all(selector.getKey())
                                        .filter(object -> manifests
                                                .pods()
                                                .noneMatch(pod -> selects(object.at(selector.getValue()), pod)))
                                        .map(object -> Manifests.title(object) + " selects no pod")),
                        manifests
                                .all("Deployment")
                                .filter(object ->
                                        !selects(object.at("/spec/selector/matchLabels"), object.at("/spec/template")))
                                .map(object -> Manifests.title(object) + " does not select its own pods"),
                        manifests
                                .all("ServiceMonitor")
                                .filter(monitor -> manifests
                                        .all("Service")
                                        .noneMatch(
                                                service -> selects(monitor.at("/spec/selector/matchLabels"), service)))
                                .map(object -> Manifests.title(object) + " selects no Service"),
                        manifests
                                .all("HorizontalPodAutoscaler")
                                .filter(scaler -> manifests
                                        .all("Deployment")
                                        .noneMatch(target -> target.at("/metadata/name")
                                                .equals(scaler.at("/spec/scaleTargetRef/name"))))
                                .map(object -> Manifests.title(object) + " scales nothing"))
                .flatMap(problems -> problems);
    }

    /** An empty selector would take everything: it counts as none. */
    private static boolean selects(JsonNode labels, JsonNode object) {
        return !labels.isEmpty()
                && labels.propertyStream()
                        .allMatch(label -> label.getValue()
                                .equals(object.at("/metadata/labels").path(label.getKey())));
    }

    static Stream<JsonNode> podsOf(JsonNode service, Manifests manifests) {
        return manifests.pods().filter(pod -> selects(service.at("/spec/selector"), pod));
    }
}
