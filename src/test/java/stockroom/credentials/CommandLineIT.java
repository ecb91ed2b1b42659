package stockroom.credentials;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The packaged application with words behind it. */
@ExtendWith(SharedFleet.class)
class CommandLineIT {

    @TempDir
    Path temp;

    @Test
    void makesAFileThatLetsItsKeyIn(Fleet fleet) throws IOException {
        Path password = Files.writeString(temp.resolve("password"), "sandbox-only-1\n");
        Path dir = fleet.tenants().dir();

        Ended ended = run(
                "tenant",
                "create",
                "created",
                "--dir",
                dir.toString(),
                "--username",
                "demo-api",
                "--password-file",
                password.toString());

        assertThat(ended.exitCode()).isZero();
        String key = ended.out().strip();
        assertThat(key).matches("sr_[A-Za-z0-9_-]{28}");
        assertThat(ended.err()).doesNotContain(key, "sandbox-only-1").contains("the only time that the key is shown");
        assertThat(fleet.tenants().file("created"))
                .content()
                .contains(TenantText.sha256(key))
                .doesNotContain(key);
        Caller caller = Caller.basic("created", key);
        fleet.awaitEverywhere(gateway -> caller.price(gateway).isSuccess());
    }

    @Test
    void leavesAFileThatIsThereAlone(Fleet fleet) throws IOException {
        Path password = Files.writeString(temp.resolve("password"), "sandbox-only-1\n");
        fleet.tenants().write("taken", TenantText.demo("key-of-taken"));
        String before = Files.readString(fleet.tenants().file("taken"));

        Ended ended = run(
                "tenant",
                "create",
                "taken",
                "--dir",
                fleet.tenants().dir().toString(),
                "--password-file",
                password.toString());

        assertThat(ended.exitCode()).isEqualTo(1);
        assertThat(ended.out()).isEmpty();
        assertThat(ended.err()).contains("is there already");
        assertThat(fleet.tenants().file("taken")).content().isEqualTo(before);
    }

    @Test
    void checksAFolderAndSaysNothingElse() throws IOException {
        Files.writeString(
                temp.resolve("good.yaml"), TenantText.demo("key-of-good-file").yaml());
        Ended well = run("tenant", "check", temp.toString());
        assertThat(well).isEqualTo(new Ended(0, "ok: good\n", ""));

        Files.writeString(temp.resolve("bad.yaml"), "pasword: fat-fingers-1\n");
        Ended badly = run("tenant", "check", temp.toString());
        assertThat(badly.exitCode()).isEqualTo(1);
        assertThat(badly.out()).startsWith("ok: good\nbroken: bad.yaml:1: unknown field 'pasword'");
        assertThat(badly.out() + badly.err()).doesNotContain("fat-fingers-1");
        assertThat(badly.err()).isEmpty();

        Ended nowhere = run("tenant", "check", temp.resolve("nowhere").toString());
        assertThat(nowhere).isEqualTo(new Ended(1, "", temp.resolve("nowhere") + " does not exist\n"));
    }

    @Test
    void answersWhatItDoesNotKnowWithItsUsage() {
        for (List<String> words : List.of(
                List.of("serve"),
                List.of("--help"),
                List.of("tenant"),
                List.of("tenant", "remove", "acme"),
                List.of("tenant", "check"),
                List.of("tenant", "create"),
                List.of("tenant", "create", "acme", "--colour", "red"))) {
            Ended ended = run(words.toArray(String[]::new));
            assertThat(ended.exitCode()).isEqualTo(2);
            assertThat(ended.out()).isEmpty();
            assertThat(ended.err()).contains("usage: tenant create NAME");
        }
    }

    private record Ended(int exitCode, String out, String err) {}

    /** On ports that nobody could listen on: a command that starts a server fails. */
    private Ended run(String... words) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx64m",
                "-XX:TieredStopAtLevel=1",
                "-Dquarkus.http.host=192.0.2.1",
                "-Dquarkus.management.host=192.0.2.1",
                "-jar",
                System.getProperty("stockroom.package", "target/quarkus-app/quarkus-run.jar")));
        command.addAll(List.of(words));
        try {
            Path out = temp.resolve("out");
            Path err = temp.resolve("err");
            Process process = new ProcessBuilder(command)
                    .redirectInput(new File("/dev/null"))
                    .redirectOutput(out.toFile())
                    .redirectError(err.toFile())
                    .start();
            assertThat(process.waitFor(Duration.ofSeconds(30).toSeconds(), TimeUnit.SECONDS))
                    .isTrue();
            return new Ended(process.exitValue(), Files.readString(out), Files.readString(err));
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
