package stockroom.chart;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What is mounted is read, and what is read is mounted: each folder of the gateway's, and each file in it. */
final class Mounts {

    private static final String OURS = "/etc/stockroom/";

    private Mounts() {}

    static Stream<String> problems(Manifests manifests) {
        return manifests
                .pods()
                .flatMap(pod -> CrossChecks.containers(pod)
                        .flatMap(container -> Stream.of(
                                        volumes(pod, container),
                                        unread(container),
                                        unmounted(manifests, pod, container))
                                .flatMap(problems -> problems)));
    }

    private static Stream<String> volumes(JsonNode pod, JsonNode container) {
        Set<String> there =
                CrossChecks.texts(pod.at("/spec/volumes").valueStream().map(volume -> volume.path("name")));
        Set<String> mounted = CrossChecks.texts(mounts(container).map(mount -> mount.path("name")));
        return Stream.concat(
                mounted.stream().filter(name -> !there.contains(name)).map(name -> name + " is mounted and not there"),
                there.stream().filter(name -> !mounted.contains(name)).map(name -> name + " is there and not mounted"));
    }

    private static Stream<String> unread(JsonNode container) {
        return mounts(container)
                .map(mount -> mount.path("mountPath").asText())
                .filter(path -> path.startsWith(OURS))
                .filter(path -> paths(container).noneMatch(read -> (read + "/").startsWith(path + "/")))
                .map(path -> path + " is mounted and nothing reads it");
    }

    private static Stream<String> unmounted(Manifests manifests, JsonNode pod, JsonNode container) {
        return paths(container)
                .filter(path -> mounts(container).noneMatch(mount -> holds(manifests, pod, mount, path)))
                .map(path -> path + " is read and not mounted");
    }

    private static boolean holds(Manifests manifests, JsonNode pod, JsonNode mount, String path) {
        String folder = mount.path("mountPath").asText();
        if (!path.startsWith(folder + "/")) {
            return path.equals(folder);
        }
        return files(manifests, volume(pod, mount.path("name").asText())).contains(path.substring(folder.length() + 1));
    }

    private static JsonNode volume(JsonNode pod, String name) {
        return pod.at("/spec/volumes")
                .valueStream()
                .filter(volume -> volume.path("name").asText().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static Set<String> files(Manifests manifests, JsonNode volume) {
        Optional<String> configMap =
                Optional.of(volume.at("/configMap/name").asText()).filter(name -> !name.isEmpty());
        return configMap
                .map(name -> manifests
                        .one("ConfigMap", name)
                        .path("data")
                        .propertyStream()
                        .map(file -> file.getKey())
                        .collect(Collectors.toSet()))
                .orElseGet(() -> CrossChecks.texts(
                        volume.at("/secret/items").valueStream().map(item -> item.path("path"))));
    }

    private static Stream<JsonNode> mounts(JsonNode container) {
        return container.path("volumeMounts").valueStream();
    }

    private static Stream<String> paths(JsonNode container) {
        return container
                .path("env")
                .valueStream()
                .map(variable -> variable.path("value").asText())
                .filter(value -> value.startsWith(OURS));
    }
}
