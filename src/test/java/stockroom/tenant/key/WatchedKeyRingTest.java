package stockroom.tenant.key;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import stockroom.testing.VirtualTime;

final class WatchedKeyRingTest {

    private static final String ONE = key(1);
    private static final String TWO = key(2);

    @TempDir
    private Path dir;

    private static String key(int seed) {
        var bytes = new byte[32];
        new Random(seed).nextBytes(bytes);
        return Base64.getEncoder().encodeToString(bytes);
    }

    private Path write(String text) throws IOException {
        var file = dir.resolve("keys");
        return Files.writeString(file, text);
    }

    @Test
    void isAnotherRingWhenTheFileIsAnother() throws IOException {
        var ring = new WatchedKeyRing(write(ONE));
        var before = ring.get();

        write(TWO + "\n" + ONE);
        ring.look();

        assertThat(ring.get().all()).hasSize(2);
        assertThat(ring.get().ids()).contains(before.first().id()).doesNotHaveDuplicates();
        assertThat(ring.get().first().id()).isNotEqualTo(before.first().id());
    }

    @Test
    void staysTheSameWhileItsKeysDo() throws IOException {
        var ring = new WatchedKeyRing(write(ONE));
        var before = ring.get();

        write("# said differently\n" + ONE + "\n");
        ring.look();

        assertThat(ring.get()).isSameAs(before);
    }

    @Test
    void keepsItsKeysWhileTheFileIsBrokenAndSaysTheLineAlone() throws IOException {
        var ring = new WatchedKeyRing(write(ONE));
        var before = ring.get();

        write(TWO + "\nhunter2");
        ring.look();

        assertThat(ring.get()).isSameAs(before);
        assertThat(ring.problem())
                .hasValueSatisfying(problem -> assertThat(problem)
                        .endsWith("keys:2: is not Base64 of 32 bytes")
                        .doesNotContain("hunter2"));

        write(TWO);
        ring.look();

        assertThat(ring.get()).isNotSameAs(before);
        assertThat(ring.problem()).isEmpty();
    }

    @Test
    void keepsItsKeysWhileTheFileIsAway() throws IOException {
        var file = write(ONE);
        var ring = new WatchedKeyRing(file);

        Files.delete(file);
        ring.look();

        assertThat(ring.get().all()).hasSize(1);
        assertThat(ring.problem()).isPresent();
    }

    @Test
    void findsNothingToBeginWithInABrokenFile() throws IOException {
        var file = write("hunter2");

        assertThatThrownBy(() -> new WatchedKeyRing(file)).isInstanceOf(KeyFileException.class);
    }

    /** As Kubernetes does it: the file is a link to a link, which is swapped. */
    @Test
    void looksByItselfAndSeesASwappedLink() throws IOException {
        var old = Files.createDirectory(dir.resolve("..1"));
        var next = Files.createDirectory(dir.resolve("..2"));
        Files.writeString(old.resolve("keys"), ONE);
        Files.writeString(next.resolve("keys"), TWO);
        var data = Files.createSymbolicLink(dir.resolve("..data"), old.getFileName());
        var file = Files.createSymbolicLink(dir.resolve("keys"), Path.of("..data", "keys"));
        var time = VirtualTime.start();
        try (var ring = WatchedKeyRing.watching(file, Duration.ofSeconds(3), time)) {
            var before = ring.get();

            var swap = Files.createSymbolicLink(dir.resolve("..tmp"), next.getFileName());
            Files.move(swap, data, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            time.advance(Duration.ofSeconds(3));

            assertThat(ring.get()).isNotSameAs(before);
        }
        assertThat(time.waiting()).isZero();
    }

    @Test
    void whatIsDerivedFollows() throws IOException {
        var ring = new WatchedKeyRing(write(ONE));
        var derived = new DerivedKeys<>(ring, RingKey::id);
        assertThat(derived.all()).isEqualTo(ring.get().ids());

        write(TWO + "\n" + ONE);
        ring.look();

        assertThat(derived.all()).hasSize(2).isEqualTo(ring.get().ids());
        assertThat(TokenKeys.ofFile(ring).problem()).isEqualTo(Optional.empty());
    }
}
