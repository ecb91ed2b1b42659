package stockroom;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What Renovate is told to look for is there: a pattern that finds nothing would leave a version to grow old unseen. */
class RenovateTest {

    private static final Path HERE = Path.of("");
    private static final List<String> PLACES = List.of("mvnw", ".ci", "deploy", "helm");

    @Test
    void looksForVersionsThatAreThere() throws IOException {
        assertThat(configuration().path("customManagers").valueStream())
                .hasSizeGreaterThan(1)
                .allSatisfy(manager -> {
                    List<String> files = files(manager).map(RenovateTest::read).toList();
                    assertThat(files).describedAs("the files of %s", manager).isNotEmpty();
                    assertThat(manager.path("matchStrings").valueStream().map(JsonNode::asText))
                            .allSatisfy(pattern -> assertThat(files)
                                    .allMatch(file -> Pattern.compile(pattern)
                                            .matcher(file)
                                            .find()));
                });
    }

    @Test
    void looksAtImagesOfTheOverlays() throws IOException {
        assertThat(files(configuration().path("kubernetes")).map(RenovateTest::read))
                .anyMatch(manifest -> manifest.contains("image: redis:"));
    }

    private static JsonNode configuration() throws IOException {
        return new ObjectMapper().readTree(Path.of(".github", "renovate.json").toFile());
    }

    private static Stream<Path> files(JsonNode manager) {
        List<Pattern> patterns = manager.path("managerFilePatterns")
                .valueStream()
                .map(JsonNode::asText)
                .map(pattern -> Pattern.compile(pattern.substring(1, pattern.length() - 1)))
                .toList();
        return PLACES.stream()
                .flatMap(RenovateTest::walk)
                .filter(file -> patterns.stream()
                        .anyMatch(pattern -> pattern.matcher(file.toString()).find()));
    }

    private static Stream<Path> walk(String place) {
        try (Stream<Path> files = Files.walk(HERE.resolve(place))) {
            return files.filter(Files::isRegularFile).toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
