package stockroom.tenant.folder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The watching thread against a real folder, laid out as Kubernetes lays out the volume of a Secret. */
final class WatchingTest {

    @TempDir
    private Path temp;

    private Path volume = Path.of("unset");
    private WatchedTenantDirectory tenants = new Folder(Path.of("unset")).open();

    @BeforeEach
    void mountAndWatch() throws IOException {
        volume = Files.createDirectory(temp.resolve("volume"));
        publish("1", Folder.yaml("p1", "web"));
        Files.createSymbolicLink(volume.resolve("acme.yaml"), Path.of("..data", "acme.yaml"));
        tenants = new Folder(volume).open();
        tenants.start();
    }

    @AfterEach
    void close() {
        tenants.close();
    }

    @Test
    void followsTheSwapOfAVolumesLink() throws IOException {
        var heard = new CopyOnWriteArrayList<String>();
        tenants.onChange(heard::add);

        for (int i = 2; i < 6; i++) {
            var password = "p" + i;
            publish(String.valueOf(i), Folder.yaml(password, "web"));
            await().until(() -> password().equals(password));
        }

        assertThat(heard).containsExactly("acme", "acme", "acme", "acme");
        assertThat(tenants.status().broken()).isEmpty();
    }

    @Test
    void neverLosesATenantWhileLinksSwap() throws IOException {
        var heard = new CopyOnWriteArrayList<Boolean>();
        tenants.onChange(name -> heard.add(tenants.find(name).isPresent()));

        for (int i = 2; i < 40; i++) {
            publish(String.valueOf(i), Folder.yaml("p" + i, "web"));
        }
        await().until(() -> password().equals("p39"));

        assertThat(heard).isNotEmpty().doesNotContain(false);
    }

    @Test
    void locksOutATenantThatLeavesTheVolume() throws IOException {
        Files.delete(volume.resolve("acme.yaml"));

        await().until(() -> tenants.all().isEmpty());
    }

    @Test
    void findsAFolderThatIsAnotherOneUnderTheSameName() throws IOException {
        Files.move(volume, temp.resolve("old"));
        await().until(() -> !tenants.status().readable());
        assertThat(tenants.find("acme")).isPresent();

        new Folder(volume).write("beta.yaml", Folder.yaml("p", "shop"));

        await().until(() ->
                tenants.find("beta").isPresent() && tenants.find("acme").isEmpty());
    }

    @Test
    void looksNoMoreOnceClosed() {
        var thread = Thread.getAllStackTraces().keySet().stream()
                .filter(it -> it.getName().equals("tenants-folder " + volume))
                .toList();
        assertThat(thread).isNotEmpty().allMatch(Thread::isDaemon);

        tenants.close();

        await().until(() -> thread.stream().noneMatch(Thread::isAlive));
    }

    @ParameterizedTest
    @CsvSource({"PT0.01S,PT0S", "PT5S,PT0S", "PT2S,PT-1S", "PT2S,PT1S"})
    void refusesTimesThatWouldBreakThePromiseOfFiveSeconds(Duration lookEvery, Duration settle) {
        assertThatThrownBy(() -> new TenantSettings(temp, lookEvery, settle))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private String password() {
        return tenants.find("acme").orElseThrow().account().password().reveal();
    }

    /** As the kubelet's atomic writer does: a new folder, a link beside, a rename over {@code ..data}. */
    private void publish(String name, String text) throws IOException {
        var data = Files.createDirectory(volume.resolve("..2026_" + name));
        Files.writeString(data.resolve("acme.yaml"), text);
        Files.setLastModifiedTime(data.resolve("acme.yaml"), FileTime.from(Instant.EPOCH));
        var link = Files.createSymbolicLink(volume.resolve("..data_tmp"), data.getFileName());
        Files.move(link, volume.resolve("..data"), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }
}
