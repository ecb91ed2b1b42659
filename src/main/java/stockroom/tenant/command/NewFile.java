package stockroom.tenant.command;

import java.io.IOException;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/** Writes a file that was not there before, for its owner's eyes alone. */
final class NewFile {

    private static final Set<? extends OpenOption> CREATE =
            Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);

    private NewFile() {}

    static void write(Path file, String text) {
        try (var channel = open(file)) {
            var bytes = StandardCharsets.UTF_8.encode(text);
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
        } catch (FileAlreadyExistsException there) {
            throw broken(file, "is there already and is left as it is");
        } catch (NoSuchFileException noFolder) {
            throw broken(file, "has no folder to be in");
        } catch (IOException unwritable) {
            throw broken(file, "cannot be written");
        }
    }

    /** With its permissions from the start: set afterwards, they would come too late for the first bytes. */
    private static SeekableByteChannel open(Path file) throws IOException {
        if (!file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            return Files.newByteChannel(file, CREATE);
        }
        var owner = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
        return Files.newByteChannel(file, CREATE, owner);
    }

    private static CommandException broken(Path file, String problem) {
        return new CommandException(TenantCommand.BROKEN, file + " " + problem);
    }
}
