package stockroom.credentials;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** The tests that the threat model refers to are there. */
class ThreatModelTest {

    private static final Pattern REFERENCE = Pattern.compile("`([A-Z]\\w+)#(\\w+)`");

    @TestFactory
    Stream<DynamicTest> namesTestsThatExist() throws IOException {
        Map<String, List<Path>> sources = sources();
        String model = Files.readString(Path.of("src/docs/threat-model.md"));
        List<DynamicTest> tests = REFERENCE
                .matcher(model)
                .results()
                .map(reference -> DynamicTest.dynamicTest(
                        reference.group(),
                        () -> assertThat(sources.getOrDefault(reference.group(1) + ".java", List.of()))
                                .anyMatch(source -> hasTest(source, reference.group(2)))))
                .toList();
        assertThat(tests).hasSizeGreaterThan(20);
        return tests.stream();
    }

    private static Map<String, List<Path>> sources() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("src/test/java"))) {
            return files.collect(Collectors.groupingBy(file -> String.valueOf(file.getFileName())));
        }
    }

    private static boolean hasTest(Path source, String name) {
        try {
            return Pattern.compile("@(Test|TestFactory|ParameterizedTest|RepeatedTest)\\b[^;}]*\\b" + name + "\\(")
                    .matcher(Files.readString(source))
                    .find();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
