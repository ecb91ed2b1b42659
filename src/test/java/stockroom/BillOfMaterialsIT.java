package stockroom;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The bill of materials that the build writes names what is in the package, and the page of licences what it says. */
class BillOfMaterialsIT {

    private static final Path LICENCES = Path.of("src", "docs", "licences.md");

    /** What Brotli calls its library for the machine that builds. */
    private static final String OF_THIS_MACHINE = "native-(linux|osx|windows)-\\w+";

    private final Path folder = Objects.requireNonNull(
            Path.of(System.getProperty("stockroom.package", "")).getParent());
    private final File bill = folder.resolveSibling("bom.json").toFile();

    @BeforeEach
    void isThere() {
        assertThat(bill)
                .describedAs("the plugin that writes it runs online only: build once without -o")
                .exists();
    }

    @Test
    void namesEveryLibraryOfThePackage() throws IOException {
        List<String> named = components()
                .map(component -> "%s.%s-%s.jar".formatted(group(component), name(component), version(component)))
                .toList();

        try (Stream<Path> files = Files.walk(folder.resolve("lib"))) {
            assertThat(files.map(file -> file.getFileName().toString()).filter(name -> name.endsWith(".jar")))
                    .hasSizeGreaterThan(50)
                    .isSubsetOf(named);
        }
    }

    @Test
    void knowsALicenceOfEveryLibrary() throws IOException {
        assertThat(components())
                .allSatisfy(component -> assertThat(licences(component))
                        .describedAs(name(component))
                        .isNotEmpty());
    }

    @Test
    void isWhatThePageOfLicencesSays() throws IOException {
        String table = components()
                .map(component -> "| `%s:%s` | %s |".formatted(group(component), name(component), licences(component)))
                .map(row -> row.replaceFirst(OF_THIS_MACHINE, "native-*"))
                .sorted()
                .collect(Collectors.joining("\n", "| library | licences |\n| --- | --- |\n", "\n"));

        assertThat(Files.readString(LICENCES))
                .describedAs("put this table into %s, if the project can live with it:\n%s", LICENCES, table)
                .endsWith("\n\n" + table);
    }

    private Stream<JsonNode> components() throws IOException {
        return new ObjectMapper().readTree(bill).path("components").valueStream();
    }

    /** By their SPDX names where they have one. */
    private static String licences(JsonNode component) {
        return component
                .path("licenses")
                .valueStream()
                .map(choice -> Stream.of(
                                choice.at("/license/id"), choice.at("/license/name"), choice.path("expression"))
                        .filter(JsonNode::isTextual)
                        .findFirst()
                        .orElseThrow()
                        .asText())
                .collect(Collectors.joining(", "));
    }

    private static String group(JsonNode component) {
        return component.path("group").asText();
    }

    private static String name(JsonNode component) {
        return component.path("name").asText();
    }

    private static String version(JsonNode component) {
        return component.path("version").asText();
    }
}
