package stockroom.tenant.key;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class KeyRingTest {

    private static final String ONE = key(1);
    private static final String TWO = key(2);

    @TempDir
    private Path dir;

    @Test
    void readsKeysInTheirOrderPastCommentsAndBlankLines() throws IOException {
        var ring = KeyRing.read(file("# new\n" + ONE + "\n\n" + TWO + "  # until May\r\n"));

        assertThat(ring.all()).hasSize(2);
        assertThat(ring.first()).isSameAs(ring.all().getFirst());
        assertThat(ring.find(ring.all().getLast().id())).containsSame(ring.all().getLast());
        assertThat(ring.find("00000000")).isEmpty();
    }

    @Test
    void namesAKeyAlikeInEveryFile() throws IOException {
        var alone = KeyRing.read(file(ONE)).first();
        var second = KeyRing.read(file(TWO + "\n" + ONE)).all().getLast();

        assertThat(alone.id()).isEqualTo(second.id()).matches("[0-9a-f]{8}");
        assertThat(alone.derive("purpose", "AES")).isEqualTo(second.derive("purpose", "AES"));
    }

    @Test
    void derivesAnotherKeyForAnotherPurpose() throws IOException {
        var key = KeyRing.read(file(ONE)).first();

        assertThat(key.derive("one", "AES")).isNotEqualTo(key.derive("other", "AES"));
        assertThat(key.derive("one", "AES").getEncoded())
                .hasSize(32)
                .isNotEqualTo(Base64.getDecoder().decode(ONE));
    }

    @ParameterizedTest
    @ValueSource(strings = {"not base64 at all!", "c2hvcnQ=", "QUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQQ=="})
    void refusesALineThatIsNoKeyByItsNumberAlone(String line) throws IOException {
        var file = file(ONE + "\n" + line);

        assertThatThrownBy(() -> KeyRing.read(file))
                .isInstanceOf(KeyFileException.class)
                .hasMessageContaining(":2: is not Base64 of 32 bytes")
                .hasMessageNotContaining(line)
                .hasNoCause();
    }

    @Test
    void refusesAKeyThatIsThereTwice() throws IOException {
        var file = file(ONE + "\n#\n" + ONE);

        assertThatThrownBy(() -> KeyRing.read(file))
                .isInstanceOfSatisfying(
                        KeyFileException.class, it -> assertThat(it.line()).isEqualTo(3));
    }

    @Test
    void refusesAFileWithoutKeysAndAFileThatIsNotThere() throws IOException {
        var empty = file("# nothing\n");

        assertThatThrownBy(() -> KeyRing.read(empty)).hasMessageContaining("has no key");
        assertThatThrownBy(() -> KeyRing.read(dir.resolve("absent"))).hasMessageContaining("does not exist");
        assertThatThrownBy(() -> KeyRing.read(dir)).hasMessageContaining("cannot be read");
    }

    @Test
    void refusesMoreKeysThanOneNeeds() throws IOException {
        var lines = new StringBuilder();
        for (int seed = 0; seed < 9; seed++) {
            lines.append(key(seed)).append('\n');
        }
        var file = file(lines.toString());

        assertThatThrownBy(() -> KeyRing.read(file)).hasMessageContaining("more than 8 keys");
    }

    @Test
    void makesARingOfItsOwnForOneProcess() {
        var one = KeyRing.ofThisProcess(new Random(1));
        var other = KeyRing.ofThisProcess(new Random(2));

        assertThat(one.first().id()).isNotEqualTo(other.first().id());
    }

    @Test
    void rendersNoKey() throws IOException {
        var ring = KeyRing.read(file(ONE));

        assertThat(ring.toString()).isEqualTo("KeyRing[RingKey[" + ring.first().id() + "]]");
    }

    private static String key(int seed) {
        var bytes = new byte[32];
        new Random(seed).nextBytes(bytes);
        return Base64.getEncoder().encodeToString(bytes);
    }

    private Path file(String text) throws IOException {
        return Files.writeString(dir.resolve("keys"), text);
    }
}
