package stockroom.tenant.folder;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;

/** What was found in a file at one look: its bytes, or why there are none. Two finds are compared by content. */
sealed interface FileContent {

    /** The bytes; cut off one byte behind the limit, so that "too large" shows. */
    final class Found implements FileContent {

        private final byte[] bytes;

        Found(byte[] bytes) {
            this.bytes = bytes;
        }

        /** Not a copy: nobody in this package writes into it. */
        byte[] bytes() {
            return bytes;
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Found that && Arrays.equals(bytes, that.bytes);
        }

        @Override
        public int hashCode() {
            return Arrays.hashCode(bytes);
        }

        @Override
        public String toString() {
            return "Found[" + bytes.length + " bytes]";
        }
    }

    /** The file is not there. */
    record Missing() implements FileContent {}

    /** The file is there and cannot be read, for this reason. */
    record Unreadable(String reason) implements FileContent {}

    /** Reads at most the limit and a byte. Only regular files, behind symlinks too: a pipe would never end. */
    static FileContent read(Path path, int bytesMax) {
        if (Files.exists(path) && !Files.isRegularFile(path)) {
            return new Unreadable("is not a regular file");
        }
        try (var in = Files.newInputStream(path)) {
            return new Found(in.readNBytes(bytesMax + 1));
        } catch (NoSuchFileException missing) {
            return new Missing();
        } catch (IOException unreadable) {
            return new Unreadable("cannot be read");
        }
    }

    /** Reads a file whose path somebody wrote into another file. */
    static FileContent readWritten(Path dir, String path, int bytesMax) {
        try {
            return read(dir.resolve(path), bytesMax);
        } catch (InvalidPathException notOne) {
            return new Unreadable("has an impossible path");
        }
    }
}
