package stockroom.tenant.folder;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import stockroom.tenant.Tenant;
import stockroom.tenant.key.KeyDigest;

final class WatchedTenantDirectoryTest {

    @TempDir
    private Path temp;

    private Folder folder = new Folder(Path.of("unset"));

    @BeforeEach
    void makeFolder() {
        folder = new Folder(temp.resolve("tenants"));
    }

    @Test
    void findsTenantsByNameAndByKey() {
        folder.write("acme.yaml", Folder.yaml("p", "web", "app"));
        folder.write("beta.yaml", Folder.yaml("p", "shop"));
        var tenants = folder.open();

        assertThat(tenants.all()).extracting(Tenant::name).containsExactly("acme", "beta");
        var holder = tenants.holderOf(KeyDigest.of("app")).orElseThrow();
        assertThat(holder.tenant()).isSameAs(tenants.find("acme").orElseThrow());
        assertThat(holder.key().name()).isEqualTo("app");
        assertThat(tenants.holdersByPrefix(KeyDigest.of("shop").prefix()))
                .extracting(it -> it.tenant().name())
                .contains("beta");
        assertThat(tenants.holderOf(KeyDigest.of("nobody's"))).isEmpty();
        assertThat(tenants.find("gone")).isEmpty();
    }

    @Test
    void countsAChangeThatLeavesSizeAndTimeAsTheyWere() throws IOException {
        folder.write("acme.yaml", Folder.yaml("p", "aaa"));
        var time = FileTime.from(Instant.EPOCH);
        Files.setLastModifiedTime(folder.dir.resolve("acme.yaml"), time);
        var tenants = folder.open();

        folder.write("acme.yaml", Folder.yaml("p", "bbb"));
        Files.setLastModifiedTime(folder.dir.resolve("acme.yaml"), time);
        tenants.refresh();

        assertThat(tenants.holderOf(KeyDigest.of("aaa"))).isEmpty();
        assertThat(tenants.holderOf(KeyDigest.of("bbb"))).isPresent();
    }

    @Test
    void locksOutATenantWhoseFileIsRemoved() {
        folder.write("acme.yaml", Folder.yaml("p", "web"));
        var tenants = folder.open();

        folder.delete("acme.yaml");
        tenants.refresh();

        assertThat(tenants.find("acme")).isEmpty();
        assertThat(tenants.holderOf(KeyDigest.of("web"))).isEmpty();
        assertThat(tenants.status().loaded()).isEmpty();
    }

    @Test
    void takesAFileThatIsRenamedIntoPlace() throws IOException {
        folder.write("acme.yaml", Folder.yaml("old", "web"));
        var tenants = folder.open();

        folder.write(".acme.yaml.swp", Folder.yaml("new", "web"));
        Files.move(
                folder.dir.resolve(".acme.yaml.swp"),
                folder.dir.resolve("acme.yaml"),
                StandardCopyOption.ATOMIC_MOVE,
                StandardCopyOption.REPLACE_EXISTING);
        tenants.refresh();

        assertThat(password(tenants)).isEqualTo("new");
    }

    @Test
    void keepsTheLastGoodVersionOfABrokenFileAndSaysSinceWhen() {
        folder.write("acme.yaml", Folder.yaml("p", "web"));
        var tenants = folder.open();

        folder.write("acme.yaml", "username: acme\npasword: hunter2\n");
        tenants.refresh();

        assertThat(password(tenants)).isEqualTo("p");
        assertThat(tenants.status().loaded()).containsExactly("acme");
        var broken = tenants.status().broken().getFirst();
        assertThat(broken.summary()).startsWith("acme.yaml:2: unknown field 'pasword'");
        assertThat(broken.since()).isEqualTo(Folder.CLOCK.instant());
        assertThat(broken.stillServed()).isTrue();

        folder.write("acme.yaml", Folder.yaml("mended", "web"));
        tenants.refresh();

        assertThat(password(tenants)).isEqualTo("mended");
        assertThat(tenants.status().broken()).isEmpty();
    }

    @Test
    void servesNobodyForAFileThatWasNeverGood() throws IOException {
        folder.write("ACME.yaml", Folder.yaml("p", "web"));
        folder.write("beta.yaml", "");
        Files.createDirectory(folder.dir.resolve("gamma.yaml"));
        folder.write("delta.yml", "ignored");
        folder.write(".hidden.yaml", "ignored");

        var status = folder.open().status();

        assertThat(status.loaded()).isEmpty();
        assertThat(status.broken()).extracting(BrokenFile::tenant).containsExactly("ACME", "beta", "gamma");
        assertThat(status.broken()).noneMatch(BrokenFile::stillServed);
        assertThat(status.broken().getLast().message()).isEqualTo("is not a regular file");
    }

    @Test
    void keepsAllWhenTheFolderCannotBeReadAndSaysSo() throws IOException {
        folder.write("acme.yaml", Folder.yaml("p", "web"));
        var tenants = folder.open();

        Files.move(folder.dir, temp.resolve("away"));
        Files.writeString(folder.dir, "a file where the folder was");
        tenants.refresh();

        assertThat(tenants.find("acme")).isPresent();
        assertThat(tenants.status().readable()).isFalse();
        assertThat(tenants.status().folderProblem()).contains("is not a folder");

        Files.delete(folder.dir);
        Files.move(temp.resolve("away"), folder.dir);
        tenants.refresh();

        assertThat(tenants.status().readable()).isTrue();
    }

    @Test
    void startsWithoutTheFolderAndTakesItWhenItComes() {
        var tenants = folder.open();
        assertThat(tenants.all()).isEmpty();
        assertThat(tenants.status().folderProblem()).contains("does not exist");

        folder.write("acme.yaml", Folder.yaml("p", "web"));
        tenants.refresh();

        assertThat(tenants.find("acme")).isPresent();
        assertThat(tenants.status().readable()).isTrue();
    }

    @Test
    void tellsListenersOfTenantsThatReallyChanged() {
        folder.write("acme.yaml", Folder.yaml("p", "web"));
        folder.write("beta.yaml", Folder.yaml("p", "shop"));
        folder.write("gone.yaml", Folder.yaml("p", "kiosk"));
        var tenants = folder.open();
        var heard = new ArrayList<String>();
        tenants.onChange(_ -> {
            throw new IllegalStateException("a listener that fails");
        });
        tenants.onChange(heard::add);

        folder.write("acme.yaml", "# a comment alone\n" + Folder.yaml("p", "web"));
        folder.write("beta.yaml", Folder.yaml("q", "shop"));
        folder.write("new.yaml", Folder.yaml("p", "till"));
        folder.delete("gone.yaml");
        tenants.refresh();
        tenants.refresh();

        assertThat(heard).containsExactly("beta", "gone", "new");
    }

    @Test
    void showsAChangeToAListenerThatLooksAtOnce() {
        folder.write("acme.yaml", Folder.yaml("old", "web"));
        var tenants = folder.open();
        var seen = new ArrayList<String>();
        tenants.onChange(_ -> seen.add(password(tenants)));

        folder.write("acme.yaml", Folder.yaml("new", "web"));
        tenants.refresh();

        assertThat(seen).containsExactly("new");
    }

    @Test
    void readsAFileAgainThatChangedBetweenTwoReadings() {
        folder.write("acme.yaml", Folder.yaml("old", "web", "app"));
        var pauses = new AtomicInteger();
        var tenants = folder.open(() -> {
            if (pauses.incrementAndGet() == 2) {
                folder.write("acme.yaml", Folder.yaml("new", "web", "app"));
            }
        });

        // Half a file is a whole one to a parser: here the second key is not written yet.
        folder.write("acme.yaml", Folder.yaml("new", "web"));
        tenants.refresh();

        assertThat(tenants.holderOf(KeyDigest.of("app"))).isPresent();
        assertThat(password(tenants)).isEqualTo("old");

        tenants.refresh();

        assertThat(tenants.holderOf(KeyDigest.of("app"))).isPresent();
        assertThat(password(tenants)).isEqualTo("new");
    }

    @Test
    void doesNotLockOutATenantWhoseFileIsAwayBetweenTwoReadings() {
        folder.write("acme.yaml", Folder.yaml("old", "web"));
        var pauses = new AtomicInteger();
        var tenants = folder.open(() -> {
            if (pauses.incrementAndGet() == 2) {
                folder.write("acme.yaml", Folder.yaml("new", "web"));
            }
        });
        var heard = new ArrayList<String>();
        tenants.onChange(heard::add);

        folder.delete("acme.yaml");
        tenants.refresh();
        assertThat(tenants.find("acme")).isPresent();
        assertThat(heard).isEmpty();

        tenants.refresh();
        assertThat(password(tenants)).isEqualTo("new");
    }

    @Test
    void countsOneFilesChangeWhileAnotherIsInTheMiddleOfOne() {
        folder.write("acme.yaml", Folder.yaml("p", "web"));
        folder.write("busy.yaml", Folder.yaml("p0", "shop"));
        var pauses = new AtomicInteger();
        var tenants = folder.open(() -> {
            if (pauses.incrementAndGet() > 1) {
                folder.write("busy.yaml", Folder.yaml("p" + pauses.get(), "shop"));
            }
        });

        folder.delete("acme.yaml");
        folder.write("busy.yaml", Folder.yaml("p1", "shop"));
        tenants.refresh();

        assertThat(tenants.find("acme")).isEmpty();
        assertThat(tenants.find("busy").orElseThrow().account().password().reveal())
                .isEqualTo("p0");
    }

    @Test
    void keepsTheVersionOfCredentialsThatDidNotChange() {
        folder.write("acme.yaml", Folder.yaml("p", "web"));
        var tenants = folder.open();
        var version = version(tenants);

        folder.write("acme.yaml", "catalog: retail\n" + Folder.yaml("p", "web", "app"));
        tenants.refresh();
        assertThat(version(tenants)).isEqualTo(version);

        folder.write("acme.yaml", Folder.yaml("q", "web", "app"));
        tenants.refresh();
        assertThat(version(tenants)).isNotEqualTo(version);
    }

    private static String password(WatchedTenantDirectory tenants) {
        return tenants.find("acme").orElseThrow().account().password().reveal();
    }

    private static String version(WatchedTenantDirectory tenants) {
        return tenants.find("acme").orElseThrow().account().version();
    }
}
