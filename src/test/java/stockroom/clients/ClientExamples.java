package stockroom.clients;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import stockroom.testing.GatewayProcess;

/** Every example runs as the page has it, and prints what its reader would expect. */
final class ClientExamples {

    private static final Path PAGE = Path.of("src", "docs", "clients.md");
    private static final Pattern BLOCK = Pattern.compile("(?ms)^```(\\w+)\\R(.*?)^```$");

    @SuppressWarnings("NullAway.Init") // started before all tests
    private static GatewayProcess gateway;

    @TempDir
    private Path folder;

    /** The languages, as the page's blocks name them. */
    enum Example {
        CURL("sh", "bash", "example.sh"),
        JAVA("java", "java", "Example.java"),
        JAVASCRIPT("js", "node", "example.js"),
        PYTHON("python", "python3", "example.py"),
        PHP("php", "php", "example.php");

        private final String language;
        private final String program;
        private final String file;

        Example(String language, String program, String file) {
            this.language = language;
            this.program = program;
            this.file = file;
        }

        /** The JDK that runs the tests is there in any case. */
        Path interpreter() {
            Path ours = Path.of(System.getProperty("java.home"), "bin", program);
            return Arrays.stream(Optional.ofNullable(System.getenv("PATH"))
                            .orElse("")
                            .split(":", -1))
                    .map(folder -> Path.of(folder, program))
                    .filter(candidate -> !program.equals("java") && Files.isExecutable(candidate))
                    .findFirst()
                    .orElse(ours);
        }
    }

    @BeforeAll
    static void start() {
        gateway = GatewayProcess.start(Map.of("stockroom.sandbox.enabled", "true", "stockroom.sandbox.port", "0"));
    }

    @AfterAll
    static void stop() {
        gateway.close();
    }

    @ParameterizedTest
    @EnumSource
    void runsAsItStands(Example example) throws Exception {
        Assumptions.assumeTrue(Files.isExecutable(example.interpreter()), example.program + " is not installed");
        Path file = Files.writeString(folder.resolve(example.file), block(example.language));
        ProcessBuilder command = new ProcessBuilder(example.interpreter().toString(), file.toString());
        command.environment().put("STOCKROOM_URL", gateway.business("").toString());

        Process process = command.redirectErrorStream(true).start();
        String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        assertThat(printed.lines()).containsExactly("status 200", "again 304", "error LW::Exception::RecordNotFound");
        assertThat(process.exitValue()).isZero();
    }

    @Test
    void thePageHasNoOtherBlocks() throws IOException {
        List<String> languages =
                Arrays.stream(Example.values()).map(example -> example.language).toList();
        assertThat(BLOCK.matcher(Files.readString(PAGE)).results().map(match -> match.group(1)))
                .containsExactlyElementsOf(languages);
    }

    private static String block(String language) throws IOException {
        Matcher blocks = BLOCK.matcher(Files.readString(PAGE));
        while (blocks.find()) {
            if (blocks.group(1).equals(language)) {
                return blocks.group(2);
            }
        }
        throw new AssertionError("the page has no example in " + language);
    }
}
