package stockroom.tenant.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import stockroom.catalog.Scope;
import stockroom.tenant.Secret;
import stockroom.tenant.folder.TenantSettings;
import stockroom.tenant.folder.WatchedTenantDirectory;
import stockroom.tenant.key.KeyDigest;

final class TenantCommandTest {

    private static final InstantSource CLOCK = InstantSource.fixed(Instant.parse("2026-03-01T12:00:00Z"));

    @TempDir
    private Path dir;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private Optional<Secret> typed = Optional.of(Secret.of("it's hunter2: #\"x\""));
    private int asked;

    @BeforeEach
    void clear() {
        out.reset();
        err.reset();
    }

    @Test
    void makesAKeyThatTheWrittenFileLetsIn() {
        assertThat(run("create", "acme", "--dir", dir.toString())).isEqualTo(TenantCommand.OK);

        var key = printed(out).strip();
        var holder = read().holderOf(KeyDigest.of(key)).orElseThrow();
        assertThat(holder.tenant().name()).isEqualTo("acme");
        assertThat(holder.key().name()).isEqualTo("first");
        assertThat(holder.tenant().account().username()).isEqualTo("acme");
        assertThat(holder.tenant().account().password().reveal()).isEqualTo("it's hunter2: #\"x\"");
        assertThat(holder.tenant().scope().owner()).isEqualTo(Scope.ofTenant("acme"));
    }

    @Test
    void takesEachOption() throws IOException {
        var password = Files.writeString(dir.resolve("password"), "from a file\n");

        run(
                "create",
                "acme",
                "--username",
                "acme-api",
                "--password-file",
                password.toString(),
                "--catalog",
                "retail",
                "--key-name",
                "web-2026",
                "--expires",
                "2027-06-30",
                "--dir",
                dir.toString());

        var tenant = read().find("acme").orElseThrow();
        assertThat(tenant.account().username()).isEqualTo("acme-api");
        assertThat(tenant.account().password().reveal()).isEqualTo("from a file");
        assertThat(tenant.scope()).isEqualTo(Scope.ofCatalog("retail"));
        assertThat(tenant.keys().getFirst().name()).isEqualTo("web-2026");
        assertThat(tenant.keys().getFirst().expires()).contains(Instant.parse("2027-07-01T00:00:00Z"));
        assertThat(asked).isZero();
    }

    @Test
    void keepsTheKeyOutOfTheFileAndTheFileFromOthersEyes() throws IOException {
        run("create", "acme", "--dir", dir.toString());

        var file = dir.resolve("acme.yaml");
        assertThat(file).content().doesNotContain(printed(out).strip());
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(printed(out) + printed(err)).doesNotContain("hunter2");
    }

    @Test
    void keepsTheKeyOutOfAFileThatStandardOutputGoesInto() {
        run("create", "acme");

        var key = printed(err).lines().findFirst().orElseThrow();
        assertThat(printed(out))
                .startsWith("username: 'acme'")
                .contains(KeyDigest.of(key).hex())
                .doesNotContain(key);
    }

    @Test
    void makesKeysThatOldClientsCanSend() {
        for (int seed = 0; seed < 50; seed++) {
            out.reset();
            err.reset();
            run(seed, "create", "twelve-chars");
            var key = printed(err).lines().findFirst().orElseThrow();
            assertThat(key).matches("sr_[A-Za-z0-9_-]{28}");
            assertThat("twelve-chars:" + key).hasSizeLessThan(45);
            assertThat(printed(err)).doesNotContain("old clients");
        }
        run("create", "thirteen-char");
        assertThat(printed(err)).contains("old clients");
    }

    @Test
    void leavesAFileThatIsThereAsItIs() throws IOException {
        Files.writeString(dir.resolve("acme.yaml"), "mine");

        assertThat(run("create", "acme", "--dir", dir.toString())).isEqualTo(TenantCommand.BROKEN);

        assertThat(dir.resolve("acme.yaml")).hasContent("mine");
        assertThat(printed(out)).isEmpty();
    }

    @Test
    void saysWhenAFileCannotBeWritten() {
        assertThat(run("create", "acme", "--dir", dir.resolve("absent").toString()))
                .isEqualTo(TenantCommand.BROKEN);
        assertThat(printed(err)).contains("has no folder to be in");
    }

    @Test
    void refusesValuesThatTheReaderWouldRefuse() {
        for (var args : List.of(
                List.of("create", "ACME"),
                List.of("create", "../acme"),
                List.of("create", "acme", "--catalog", "Retail"),
                List.of("create", "acme", "--username", "a:b"),
                List.of("create", "acme", "--username", "a\nb: c"),
                List.of("create", "acme", "--expires", "tomorrow"),
                List.of("create", "acme", "--key-name", "a b"))) {
            assertThat(run(args.toArray(String[]::new))).as("%s", args).isEqualTo(TenantCommand.USAGE);
        }
        assertThat(printed(out)).isEmpty();
    }

    @Test
    void needsAPassword() {
        typed = Optional.empty();
        assertThat(run("create", "acme")).isEqualTo(TenantCommand.USAGE);

        assertThat(run(
                        "create",
                        "acme",
                        "--password-file",
                        dir.resolve("absent").toString()))
                .isEqualTo(TenantCommand.USAGE);
    }

    @Test
    void explainsItselfWhenTheLineIsWrong() {
        for (var args : List.of(
                List.<String>of(),
                List.of("destroy"),
                List.of("create"),
                List.of("create", "--dir", "x"),
                List.of("create", "acme", "--colour", "red"),
                List.of("create", "acme", "--dir"),
                List.of("create", "acme", "--dir", "a", "--dir", "b"),
                List.of("check"),
                List.of("check", "a", "b"))) {
            err.reset();
            assertThat(run(args.toArray(String[]::new))).as("%s", args).isEqualTo(TenantCommand.USAGE);
            assertThat(printed(err)).contains("usage: tenant create NAME");
        }
    }

    @Test
    void checksAFolderLineByLine() throws IOException {
        run("create", "acme", "--dir", dir.toString());
        out.reset();
        assertThat(run("check", dir.toString())).isEqualTo(TenantCommand.OK);
        assertThat(printed(out)).isEqualTo("ok: acme\n");

        out.reset();
        Files.writeString(dir.resolve("beta.yaml"), "username: b\npasword: hunter2\n");
        assertThat(run("check", dir.toString())).isEqualTo(TenantCommand.BROKEN);
        assertThat(printed(out))
                .startsWith("ok: acme\nbroken: beta.yaml:2: unknown field 'pasword'")
                .doesNotContain("hunter2");
    }

    @Test
    void checksAFolderThatIsNotThere() {
        assertThat(run("check", dir.resolve("absent").toString())).isEqualTo(TenantCommand.BROKEN);
        assertThat(printed(err)).contains("does not exist");
    }

    private int run(String... args) {
        return run(1, args);
    }

    private int run(int seed, String... args) {
        PasswordPrompt prompt = _ -> {
            asked++;
            return typed;
        };
        return new TenantCommand(new Random(seed), prompt, CLOCK).run(List.of(args), stream(out), stream(err));
    }

    private WatchedTenantDirectory read() {
        return new WatchedTenantDirectory(
                new TenantSettings(dir, TenantSettings.LOOK_EVERY_DEFAULT, Duration.ZERO), CLOCK);
    }

    private static PrintStream stream(ByteArrayOutputStream bytes) {
        return new PrintStream(bytes, true, StandardCharsets.UTF_8);
    }

    private static String printed(ByteArrayOutputStream bytes) {
        return bytes.toString(StandardCharsets.UTF_8);
    }
}
