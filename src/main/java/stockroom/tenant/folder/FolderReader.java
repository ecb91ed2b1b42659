package stockroom.tenant.folder;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/** Looks through the folder: all tenants' files with their contents, and nothing of what they mean to each other. */
final class FolderReader {

    private static final int FILES_MAX = 4096;

    private final Path dir;

    FolderReader(Path dir) {
        this.dir = dir;
    }

    /**
     * The files as they are now, by name.
     *
     * @param last the last look's, whose parsing is used again where the content is the same
     * @throws IOException if the folder is not there or cannot be read
     */
    SortedMap<String, TenantSource> read(SortedMap<String, TenantSource> last) throws IOException {
        var found = new TreeMap<String, TenantSource>();
        for (var file : files()) {
            TenantSource.look(dir, file, Optional.ofNullable(last.get(file)))
                    .ifPresent(source -> found.put(file, source));
        }
        return found;
    }

    private Iterable<String> files() throws IOException {
        var files = new TreeSet<String>();
        try (var entries = Files.newDirectoryStream(dir)) {
            for (var entry : entries) {
                var name = String.valueOf(entry.getFileName());
                if (FileName.isTenants(name) && files.add(name) && files.size() > FILES_MAX) {
                    throw new IOException("more than " + FILES_MAX + " files");
                }
            }
        } catch (DirectoryIteratorException broken) {
            throw broken.getCause();
        }
        return files;
    }
}
