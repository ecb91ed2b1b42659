package stockroom.clients;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
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
    private static final File NOTHING = new File("/dev/null");
    private static final int SECONDS_MAX = 60;
    private static final int BACKLOG = 50;

    @SuppressWarnings("NullAway.Init") // started before all tests
    private static GatewayProcess gateway;

    @TempDir
    private Path folder;

    /** The languages, as the page's blocks name them. */
    enum Example {
        CURL("sh", "bash", "example.sh"),
        JAVA("java", System.getProperty("java.home") + "/bin/java", "Example.java"),
        JAVASCRIPT("js", "node", "example.js"),
        PYTHON("python", "python3", "example.py"),
        PHP("php", "php", "example.php");

        private final String language;
        private final String interpreter;
        private final String file;

        Example(String language, String interpreter, String file) {
            this.language = language;
            this.interpreter = interpreter;
            this.file = file;
        }
    }

    /** An example under way, and the file that it prints to. */
    private record Running(Process process, Path printed) {

        /** Waits for its end, and sees to it that there is one. */
        int exitCode() throws Exception {
            boolean ended = process.waitFor(SECONDS_MAX, TimeUnit.SECONDS);
            process.destroyForcibly();
            assertThat(ended).as("ends after it printed %s", text()).isTrue();
            return process.exitValue();
        }

        String text() throws IOException {
            return Files.readString(printed);
        }
    }

    @BeforeAll
    static void start() {
        gateway = GatewayProcess.startWithSandbox(Map.of());
    }

    @AfterAll
    static void stop() {
        gateway.close();
    }

    @ParameterizedTest
    @EnumSource
    void runsAsItStands(Example example) throws Exception {
        Running running = start(example, gateway.business("").toString());

        assertThat(running.exitCode()).as(running.text()).isZero();
        assertThat(running.text().lines())
                .containsExactly(
                        "details 200",
                        "details again 304",
                        "prices 200",
                        "prices again 304",
                        "error LW::Exception::RecordNotFound");
    }

    @Test
    void allGiveUpOnAGatewayThatNeverAnswers() throws Exception {
        try (ServerSocket silent = new ServerSocket(0, BACKLOG, InetAddress.getLoopbackAddress())) {
            List<Running> all = new ArrayList<>();
            for (Example example : Example.values()) {
                all.add(start(example, "http://127.0.0.1:" + silent.getLocalPort()));
            }
            for (Running running : all) {
                assertThat(running.exitCode()).as(running.text()).isNotZero();
            }
        }
    }

    @Test
    void thePageHasNoOtherBlocks() throws IOException {
        assertThat(BLOCK.matcher(Files.readString(PAGE)).results().map(match -> match.group(1)))
                .containsExactlyElementsOf(Arrays.stream(Example.values())
                        .map(example -> example.language)
                        .toList());
    }

    private Running start(Example example, String url) throws IOException {
        Path program = Files.writeString(folder.resolve(example.file), block(example.language));
        Path printed = folder.resolve(example + ".txt");
        ProcessBuilder command = new ProcessBuilder(example.interpreter, program.toString())
                .redirectInput(NOTHING)
                .redirectErrorStream(true)
                .redirectOutput(printed.toFile());
        command.environment().put("STOCKROOM_URL", url);
        return new Running(command.start(), printed);
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
