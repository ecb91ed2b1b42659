package stockroom.chart;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What lies in {@code deploy} names files that are there, and whole objects are as Kubernetes knows them. */
class DeployFilesTest {

    private static final Path DEPLOY = Path.of("deploy");

    /** Patches, which are parts of objects, and files that are not for Kubernetes. */
    private static final Set<String> PARTS = Set.of("kustomization.yaml", "values.yaml", "gateway.yaml");

    @Test
    void holdsObjectsThatKubernetesKnows() throws IOException {
        List<Path> files = objects();

        assertThat(files)
                .hasSizeGreaterThan(5)
                .allSatisfy(
                        file -> assertThat(StrictModels.problems(read(file))).isEmpty());
    }

    @Test
    void namesNothingThatIsNotThere() throws IOException {
        try (Stream<Path> files = Files.walk(DEPLOY)) {
            assertThat(files.filter(file -> file.endsWith("kustomization.yaml")))
                    .hasSize(4)
                    .allSatisfy(file -> assertThat(named(file))
                            .isNotEmpty()
                            .allSatisfy(path -> assertThat(path).exists()));
        }
    }

    @Test
    void givesTheOperatorTheRulesThatPrometheusIsGiven() throws IOException {
        try (Stream<Path> files = Files.list(DEPLOY.resolve("prometheus/rules"))) {
            assertThat(read(DEPLOY.resolve("overlays/production/rules.yaml")).objects())
                    .describedAs("run deploy/prometheus/operator")
                    .map(rule -> rule.path("spec"))
                    .containsExactlyInAnyOrderElementsOf(
                            files.map(file -> (JsonNode) read(file).objects().getFirst())
                                    .toList());
        }
    }

    @Test
    void makesAConfigMapOfEachDashboard() throws IOException {
        try (Stream<Path> files = Files.list(DEPLOY.resolve("grafana"))) {
            assertThat(named(DEPLOY.resolve("grafana/kustomization.yaml")))
                    .containsExactlyInAnyOrderElementsOf(
                            files.filter(file -> file.toString().endsWith(".json"))
                                    .toList());
        }
    }

    @Test
    void composesWithFilesThatAreThere() {
        JsonNode services =
                read(DEPLOY.resolve("compose.yaml")).objects().getFirst().path("services");

        assertThat(names(services)).contains("gateway", "redis", "prometheus", "grafana");
        assertThat(services.valueStream()
                        .flatMap(service -> service.path("volumes").valueStream())
                        .map(volume -> volume.asText().split(":", 2)[0]))
                .isNotEmpty()
                .allSatisfy(path -> assertThat(DEPLOY.resolve(path)).exists());
    }

    @Test
    void composesAGatewayThatReadsItsVariables() {
        JsonNode gateway =
                read(DEPLOY.resolve("compose.yaml")).objects().getFirst().at("/services/gateway/environment");

        assertThat(names(gateway)).isNotEmpty().isSubsetOf(KnownSettings.VARIABLES);
    }

    private static List<String> names(JsonNode object) {
        return object.propertyStream().map(Map.Entry::getKey).toList();
    }

    private static List<Path> objects() throws IOException {
        try (Stream<Path> base = Files.walk(DEPLOY.resolve("base"));
                Stream<Path> overlays = Files.walk(DEPLOY.resolve("overlays"))) {
            return Stream.concat(base, overlays)
                    .filter(file -> file.toString().endsWith(".yaml"))
                    .filter(file -> !PARTS.contains(file.getFileName().toString()))
                    .toList();
        }
    }

    private static Stream<Path> named(Path kustomization) {
        JsonNode file = read(kustomization).objects().getFirst();
        return Stream.of(
                        file.path("resources").valueStream(),
                        file.path("patches").valueStream().map(patch -> patch.path("path")),
                        file.path("configMapGenerator")
                                .valueStream()
                                .flatMap(map -> map.path("files").valueStream()))
                .flatMap(paths -> paths)
                .filter(JsonNode::isTextual)
                .map(path -> kustomization.resolveSibling(path.asText()));
    }

    private static Manifests read(Path file) {
        try {
            return Manifests.read(Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
