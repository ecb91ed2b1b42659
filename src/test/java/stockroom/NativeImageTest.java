package stockroom;

import static com.tngtech.archunit.core.importer.ImportOption.Predefined.DO_NOT_INCLUDE_TESTS;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What a native image can not find out by itself: which resources are read, and what is reached by reflection. */
class NativeImageTest {

    private static final Path RESOURCES = Path.of("src/main/resources");

    /** Read while the image is built, or told to it by Quarkus. */
    private static final Set<String> OF_QUARKUS = Set.of("application.properties", "META-INF");

    /** Jackson's ways from and to objects; its trees need no reflection. */
    private static final Set<String> BINDING =
            Set.of("readValue", "treeToValue", "convertValue", "valueToTree", "updateValue", "readerFor", "writerFor");

    private static final String BETWEEN_TREES_AND_MAPS =
            "stockroom\\.(sandbox\\.wire\\.Encoding(\\$.*)?|entry\\.MethodDocument)";

    @Test
    void takesEveryResourceAlong() throws IOException {
        List<String> includes = includes();

        try (Stream<Path> files = Files.walk(RESOURCES)) {
            assertThat(files.filter(Files::isRegularFile)
                            .map(RESOURCES::relativize)
                            .filter(file -> !OF_QUARKUS.contains(file.getName(0).toString())))
                    .isNotEmpty()
                    .allSatisfy(file -> assertThat(includes)
                            .anyMatch(glob -> FileSystems.getDefault()
                                    .getPathMatcher("glob:" + glob)
                                    .matches(file)));
        }
    }

    @Test
    void reachesNothingByReflection() {
        noClasses()
                .that()
                .haveNameNotMatching(BETWEEN_TREES_AND_MAPS)
                .should()
                .accessTargetWhere(DescribedPredicate.describe("reflects", NativeImageTest::reflects))
                .check(new ClassFileImporter()
                        .withImportOption(DO_NOT_INCLUDE_TESTS)
                        .importPackages("stockroom"));
    }

    private static boolean reflects(JavaAccess<?> access) {
        String owner = access.getTargetOwner().getName();
        String name = access.getTarget().getName();
        return owner.startsWith("java.lang.reflect.")
                || owner.equals("java.util.ServiceLoader")
                || (owner.equals("java.lang.Class") && name.equals("forName"))
                || (access.getTargetOwner().isAssignableTo(ObjectMapper.class) && BINDING.contains(name));
    }

    private static List<String> includes() throws IOException {
        Properties settings = new Properties();
        try (Reader reader = Files.newBufferedReader(RESOURCES.resolve("application.properties"))) {
            settings.load(reader);
        }
        return List.of(
                settings.getProperty("quarkus.native.resources.includes", "").split(",", -1));
    }
}
