package stockroom.chart;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A port that is named is there; the gateway's are those that it listens on; probes go to the management port. */
final class Ports {

    private static final Set<String> OF_THE_GATEWAY = Set.of("http 8080", "management 9000");

    private Ports() {}

    static Stream<String> problems(Manifests manifests) {
        return Stream.of(ofServices(manifests), ofRoutes(manifests), ofPolicies(manifests), ofProbes(manifests))
                .flatMap(problems -> problems);
    }

    private static Stream<String> ofServices(Manifests manifests) {
        return manifests
                .all("Service")
                .flatMap(service -> service.at("/spec/ports")
                        .valueStream()
                        .map(port -> port.path("targetPort"))
                        .filter(target -> Selections.podsOf(service, manifests)
                                .anyMatch(pod -> !names(pod).contains(target.asText())))
                        .map(target -> Manifests.title(service) + " leads to no port named " + target));
    }

    private static Stream<String> ofRoutes(Manifests manifests) {
        Set<String> served = manifests.all("Service").flatMap(Ports::served).collect(Collectors.toSet());
        Stream<String> ingresses = manifests
                .all("Ingress")
                .flatMap(ingress -> ingress.findValues("service").stream()
                        .map(to -> address(to.path("name"), to.at("/port/name"))));
        Stream<String> routes = manifests
                .all("HTTPRoute")
                .flatMap(route -> route.findValues("backendRefs").stream()
                        .flatMap(JsonNode::valueStream)
                        .map(to -> address(to.path("name"), to.path("port"))));
        return Stream.concat(ingresses, routes)
                .filter(target -> !served.contains(target))
                .map(target -> "a route leads to " + target + ", which no Service has");
    }

    private static Stream<String> served(JsonNode service) {
        return service.at("/spec/ports")
                .valueStream()
                .flatMap(port -> Stream.of(port.path("name"), port.path("port")))
                .map(port -> address(service.at("/metadata/name"), port));
    }

    private static String address(JsonNode service, JsonNode port) {
        return service.asText() + ":" + port.asText();
    }

    private static Stream<String> ofPolicies(Manifests manifests) {
        Set<String> named = manifests.pods().flatMap(pod -> names(pod).stream()).collect(Collectors.toSet());
        return manifests
                .all("NetworkPolicy")
                .flatMap(policy -> policy.at("/spec/ingress")
                        .valueStream()
                        .flatMap(rule -> rule.path("ports").valueStream())
                        .map(port -> port.path("port").asText())
                        .filter(port -> !named.contains(port))
                        .map(port -> Manifests.title(policy) + " opens " + port + ", which no pod has"));
    }

    private static Stream<String> ofProbes(Manifests manifests) {
        return manifests.pods().flatMap(CrossChecks::containers).flatMap(Ports::ofContainer);
    }

    private static Stream<String> ofContainer(JsonNode container) {
        if (!container.path("name").asText().equals("gateway")) {
            return Stream.empty();
        }
        Stream<String> ports = container
                .path("ports")
                .valueStream()
                .map(port -> port.path("name").asText() + " "
                        + port.path("containerPort").asText())
                .filter(port -> !OF_THE_GATEWAY.contains(port))
                .map(port -> "the gateway does not listen on " + port);
        Stream<String> probes = Stream.of("startupProbe", "livenessProbe", "readinessProbe")
                .filter(probe ->
                        !container.path(probe).at("/httpGet/port").asText().equals("management"))
                .map(probe -> "the " + probe + " does not go to the management port");
        return Stream.concat(ports, probes);
    }

    private static Set<String> names(JsonNode pod) {
        return CrossChecks.texts(CrossChecks.containers(pod)
                .flatMap(container -> container.path("ports").valueStream())
                .map(port -> port.path("name")));
    }
}
