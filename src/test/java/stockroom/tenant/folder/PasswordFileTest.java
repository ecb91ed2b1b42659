package stockroom.tenant.folder;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class PasswordFileTest {

    @TempDir
    private Path temp;

    private Folder folder = new Folder(Path.of("unset"));

    @BeforeEach
    void writeTenant() {
        folder = new Folder(temp.resolve("tenants"));
        folder.write("acme.yaml", Folder.yaml("x", "web").replace("password: 'x'", "password-file: secrets/acme"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"hunter2", "hunter2\n", "hunter2\r\n"})
    void leavesOutTheEndOfTheLine(String content) throws IOException {
        password(content);

        assertThat(read(folder.open())).isEqualTo("hunter2");
    }

    @Test
    void keepsSpacesAroundAPassword() throws IOException {
        password(" hunter2 \n");

        assertThat(read(folder.open())).isEqualTo(" hunter2 ");
    }

    @Test
    void isWatchedToo() throws IOException {
        password("old\n");
        var tenants = folder.open();
        var version = tenants.find("acme").orElseThrow().account().version();

        password("new\n");
        tenants.refresh();

        assertThat(read(tenants)).isEqualTo("new");
        assertThat(tenants.find("acme").orElseThrow().account().version()).isNotEqualTo(version);
    }

    @Test
    void mayLieAnywhere() throws IOException {
        var elsewhere = Files.writeString(temp.resolve("elsewhere"), "hunter2");
        folder.write("acme.yaml", Folder.yaml("x", "web").replace("password: 'x'", "password-file: " + elsewhere));

        assertThat(read(folder.open())).isEqualTo("hunter2");
    }

    @Test
    void leavesTheTenantAsItWasWhenItGoes() throws IOException {
        password("old\n");
        var tenants = folder.open();

        Files.delete(folder.dir.resolve("secrets/acme"));
        tenants.refresh();

        assertThat(read(tenants)).isEqualTo("old");
        assertThat(tenants.status().broken().getFirst().summary())
                .isEqualTo("acme.yaml:2: the file that field 'password-file' names is missing");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"''|is empty", "'\n'|is empty", "'hunter2\nhunter2'|must be one line"})
    void isRefusedIfItHoldsNoPassword(String content, String rule) throws IOException {
        password(content);

        assertThat(folder.open().status().broken().getFirst().message())
                .contains(rule)
                .doesNotContain("hunter2");
    }

    @Test
    void isRefusedIfItIsTooLargeOrNoText() throws IOException {
        password("hunter2".repeat(1000));
        var tenants = folder.open();
        assertThat(tenants.status().broken().getFirst().message()).contains("is larger than 4 KiB");

        Files.write(folder.dir.resolve("secrets/acme"), "hünter2".getBytes(StandardCharsets.ISO_8859_1));
        tenants.refresh();
        assertThat(tenants.status().broken().getFirst().message()).contains("is not UTF-8 text");
    }

    @Test
    void isNotReadFromADeviceThatNeverEnds() {
        folder.write("acme.yaml", Folder.yaml("x", "web").replace("password: 'x'", "password-file: /dev/zero"));

        assertThat(folder.open().status().broken().getFirst().message()).contains("is not a regular file");
    }

    private void password(String text) throws IOException {
        Files.createDirectories(folder.dir.resolve("secrets"));
        Files.writeString(folder.dir.resolve("secrets/acme"), text);
    }

    private static String read(WatchedTenantDirectory tenants) {
        return tenants.find("acme").orElseThrow().account().password().reveal();
    }
}
