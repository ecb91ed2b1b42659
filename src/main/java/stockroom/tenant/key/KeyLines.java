package stockroom.tenant.key;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The lines of a key file that say something: comments (from {@code #} on) and blank lines are left out. */
final class KeyLines {

    private static final int BYTES_MAX = 64 * 1024;

    /** A line with its number from 1, without comment and surrounding space. */
    record Line(int number, String text) {

        @Override
        public String toString() {
            return "line " + number;
        }
    }

    private KeyLines() {}

    /** Reads the file; fails with {@link KeyFileException} if that cannot be done, without the file's contents. */
    static List<Line> read(Path file) {
        var numbered = new ArrayList<Line>();
        int number = 0;
        for (var line : text(file).lines().toList()) {
            number++;
            var comment = line.indexOf('#');
            var said = (comment < 0 ? line : line.substring(0, comment)).strip();
            if (!said.isEmpty()) {
                numbered.add(new Line(number, said));
            }
        }
        return List.copyOf(numbered);
    }

    private static String text(Path file) {
        try (var in = Files.newInputStream(file)) {
            var bytes = in.readNBytes(BYTES_MAX + 1);
            if (bytes.length > BYTES_MAX) {
                throw new KeyFileException(file, 0, "is larger than 64 KiB");
            }
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (NoSuchFileException missing) {
            throw new KeyFileException(file, 0, "does not exist");
        } catch (CharacterCodingException notText) {
            throw new KeyFileException(file, 0, "is not UTF-8 text");
        } catch (IOException unreadable) {
            throw new KeyFileException(file, 0, "cannot be read");
        }
    }
}
