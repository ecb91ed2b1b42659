package stockroom;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Looks into the packaged application, for what must and what must not be there. */
class PackageIT {

    private final Path folder = Objects.requireNonNull(
            Path.of(System.getProperty("stockroom.package", "")).getParent());

    @Test
    void holdsTheGatewayAndItsDemoTenant() throws IOException {
        assertThat(entriesOfOurs())
                .contains("stockroom/catalog/Call.class", "demo-tenants/demo.yaml", "application.properties");
    }

    @Test
    void leavesDevModeOut() throws IOException {
        assertThat(entriesOfOurs()).noneMatch(entry -> entry.startsWith("stockroom/dev/"));
    }

    @Test
    void leavesTheEmbeddedRedisOut() throws IOException {
        assertThat(jars()).hasSizeGreaterThan(50).noneMatch(jar -> jar.contains("embedded-redis"));
    }

    @Test
    void leavesTheTestLibrariesOut() throws IOException {
        assertThat(jars()).noneMatch(jar -> jar.matches(".*(junit|assertj|archunit|awaitility|rest-assured).*"));
    }

    private List<String> jars() throws IOException {
        try (Stream<Path> lib = Files.walk(folder.resolve("lib"))) {
            return lib.map(file -> file.getFileName().toString()).toList();
        }
    }

    /** What lies in the jar of this project's classes, and in those that Quarkus generated from them. */
    private List<String> entriesOfOurs() throws IOException {
        try (Stream<Path> jars = Stream.of("app", "quarkus").flatMap(name -> list(folder.resolve(name)))) {
            return jars.filter(file -> file.toString().endsWith(".jar"))
                    .flatMap(jar -> entries(jar).stream())
                    .toList();
        }
    }

    private static Stream<Path> list(Path folder) {
        return Stream.of(Objects.requireNonNull(folder.toFile().listFiles())).map(File::toPath);
    }

    private static List<String> entries(Path file) {
        try (JarFile jar = new JarFile(file.toFile())) {
            return jar.stream().map(JarEntry::getName).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
