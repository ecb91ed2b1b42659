package stockroom.credentials;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;

/**
 * A Secret mounted as a volume: {@code NAME.yaml} points into {@code ..data}, which points to the folder of the present
 * version, and an update turns that one link.
 */
final class KubernetesVolume {

    private final Path dir;
    private final Path data;
    private int version;
    private Optional<Path> published = Optional.empty();

    KubernetesVolume(Path dir) {
        this.dir = dir;
        this.data = dir.resolve("..data");
    }

    /** Another version, of one file. */
    void publish(String name, String text) throws IOException {
        Path next = Files.createDirectory(dir.resolve("..version-" + ++version));
        Files.writeString(next.resolve(name + ".yaml"), text);
        Path link = Files.createSymbolicLink(dir.resolve("..data_tmp"), next.getFileName());
        Files.move(link, data, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        if (published.isPresent()) {
            delete(published.get(), name);
        }
        published = Optional.of(next);
    }

    /** What Kubernetes does once, when the volume is made. */
    void link(String name) throws IOException {
        Files.createSymbolicLink(dir.resolve(name + ".yaml"), Path.of("..data", name + ".yaml"));
    }

    void remove(String name) throws IOException {
        Files.delete(dir.resolve(name + ".yaml"));
        Files.delete(data);
        delete(published.orElseThrow(), name);
    }

    private static void delete(Path version, String name) throws IOException {
        Files.delete(version.resolve(name + ".yaml"));
        Files.delete(version);
    }
}
