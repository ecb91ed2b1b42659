package stockroom.chart;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The gateway's container as a Deployment describes it: its variables, and its volumes as folders of this machine, with
 * every path in the variables led there.
 */
final class Container {

    private static final String OURS = "/etc/stockroom";

    private final Manifests manifests;
    private final Map<String, Map<String, String>> secrets;
    private final JsonNode pod;
    private final Path root;

    /**
     * @param secrets what each Secret holds, by its name and its keys
     * @param root an empty folder, in place of the container's {@code /etc/stockroom}
     */
    Container(Manifests manifests, Map<String, Map<String, String>> secrets, Path root) {
        this.manifests = manifests;
        this.secrets = secrets;
        this.root = root;
        this.pod = manifests
                .pods()
                .filter(candidate -> gateway(candidate).path("name").asText().equals("gateway"))
                .findFirst()
                .orElseThrow();
    }

    /** Fills the folders, and gives the variables that lead to them. */
    Map<String, String> environment() {
        gateway(pod).path("volumeMounts").valueStream().forEach(this::mount);
        return gateway(pod)
                .path("env")
                .valueStream()
                .collect(Collectors.toMap(
                        variable -> variable.path("name").asText(), this::value, (one, other) -> other, TreeMap::new));
    }

    private static JsonNode gateway(JsonNode pod) {
        return pod.at("/spec/containers/0");
    }

    private String value(JsonNode variable) {
        JsonNode secret = variable.at("/valueFrom/secretKeyRef");
        if (secret.isMissingNode()) {
            return variable.path("value").asText().replace(OURS, root.toString());
        }
        return held(secret.path("name").asText(), secret.path("key").asText());
    }

    private String held(String secret, String key) {
        String value = secrets.getOrDefault(secret, Map.of()).get(key);
        if (value == null) {
            throw new IllegalStateException("the Secret " + secret + " has no key " + key);
        }
        return value;
    }

    private void mount(JsonNode mount) {
        String path = mount.path("mountPath").asText();
        if (path.startsWith(OURS)) {
            Path folder = root.resolve(path.substring(OURS.length() + 1));
            files(mount.path("name").asText()).forEach((name, content) -> write(folder.resolve(name), content));
        }
    }

    private Map<String, String> files(String volume) {
        JsonNode source = pod.at("/spec/volumes")
                .valueStream()
                .filter(candidate -> candidate.path("name").asText().equals(volume))
                .findFirst()
                .orElseThrow();
        if (source.has("configMap")) {
            return manifests
                    .one("ConfigMap", source.at("/configMap/name").asText())
                    .path("data")
                    .propertyStream()
                    .collect(Collectors.toMap(
                            Map.Entry::getKey, entry -> entry.getValue().asText()));
        }
        String secret = source.at("/secret/secretName").asText();
        return source.at("/secret/items").isMissingNode()
                ? secrets.getOrDefault(secret, Map.of())
                : source.at("/secret/items")
                        .valueStream()
                        .collect(Collectors.toMap(
                                item -> item.path("path").asText(),
                                item -> held(secret, item.path("key").asText())));
    }

    private static void write(Path file, String content) {
        try {
            Files.createDirectories(file.getParent());
            Files.writeString(file, content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
