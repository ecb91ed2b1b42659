package stockroom.tenant.key;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class OperatorKeysTest {

    @TempDir
    private Path dir;

    @Test
    void allowsEachKeyOfTheFileAsBearer() throws IOException {
        var keys = new OperatorKeys(
                Optional.of(file("# ann\n" + hex("ann") + "\n\n" + hex("bob").toUpperCase(Locale.ROOT) + " # bob\n")));

        assertThat(keys.check(bearer("ann"))).isEqualTo(OperatorCheck.ALLOWED);
        assertThat(keys.check(Optional.of("bEaReR bob"))).isEqualTo(OperatorCheck.ALLOWED);
        assertThat(keys.problem()).isEmpty();
    }

    @Test
    void refusesWrongMissingAndOtherCredentials() throws IOException {
        var keys = new OperatorKeys(Optional.of(file(hex("ann"))));

        assertThat(keys.check(bearer("bob"))).isEqualTo(OperatorCheck.UNKNOWN);
        assertThat(keys.check(bearer(hex("ann")))).isEqualTo(OperatorCheck.UNKNOWN);
        assertThat(keys.check(Optional.empty())).isEqualTo(OperatorCheck.UNKNOWN);
        assertThat(keys.check(Optional.of("Basic YW5uOmFubg=="))).isEqualTo(OperatorCheck.UNKNOWN);
        assertThat(keys.check(Optional.of("Bearer "))).isEqualTo(OperatorCheck.UNKNOWN);
    }

    @Test
    void letsNobodyInWithoutAFile() {
        assertThat(new OperatorKeys(Optional.empty()).check(bearer("ann"))).isEqualTo(OperatorCheck.CLOSED);
        assertThat(new OperatorKeys(Optional.of(dir.resolve("absent"))).check(bearer("ann")))
                .isEqualTo(OperatorCheck.CLOSED);
    }

    @Test
    void letsNobodyInWhileTheFileIsBrokenAndSaysTheLineAlone() throws IOException {
        var keys = new OperatorKeys(Optional.of(file(hex("ann"))));

        file(hex("ann") + "\nhunter2");
        keys.look();

        assertThat(keys.check(bearer("ann"))).isEqualTo(OperatorCheck.CLOSED);
        assertThat(keys.problem())
                .hasValueSatisfying(problem -> assertThat(problem)
                        .contains(":2: is not the hex SHA-256 of a key")
                        .doesNotContain("hunter2"));
    }

    @Test
    void readsAChangedFileWithoutARestart() throws IOException {
        try (var timer = Executors.newSingleThreadScheduledExecutor();
                var keys = OperatorKeys.watching(Optional.of(file(hex("ann"))), Duration.ofMillis(20), timer)) {
            file(hex("bob"));

            await().until(() -> keys.check(bearer("bob")) == OperatorCheck.ALLOWED);
            assertThat(keys.check(bearer("ann"))).isEqualTo(OperatorCheck.UNKNOWN);
        }
    }

    private static Optional<String> bearer(String key) {
        return Optional.of("Bearer " + key);
    }

    private static String hex(String key) {
        return KeyDigest.of(key).hex();
    }

    private Path file(String text) throws IOException {
        return Files.writeString(dir.resolve("operators"), text);
    }
}
