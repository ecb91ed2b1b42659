package stockroom.tenant.folder;

import java.nio.file.Path;
import java.util.Optional;
import stockroom.tenant.folder.FileContent.Found;
import stockroom.tenant.folder.FileContent.Missing;
import stockroom.tenant.folder.FileContent.Unreadable;
import stockroom.tenant.folder.TenantDraft.Password;

/**
 * All that one look found out about a tenant's file: the content, what it parses to, and the password file's content.
 *
 * <p>Compared by content, since times of change say nothing: Kubernetes gives all files of a volume the same ones.
 */
record TenantSource(String file, FileContent yaml, Parsed parsed, Optional<FileContent> password) {

    static final int PASSWORD_BYTES_MAX = 4096;

    /** Looks at the file; empty if it is not there. YAML that reads as it did at the last look is not parsed again. */
    static Optional<TenantSource> look(Path dir, String file, Optional<TenantSource> last) {
        var yaml = FileContent.read(dir.resolve(file), SafeYaml.BYTES_MAX);
        if (yaml instanceof Missing) {
            return Optional.empty();
        }
        var parsed = last.filter(it -> it.yaml.equals(yaml))
                .map(TenantSource::parsed)
                .orElseGet(() -> parse(file, yaml));
        return Optional.of(new TenantSource(file, yaml, parsed, password(dir, parsed)));
    }

    private static Parsed parse(String file, FileContent yaml) {
        return switch (yaml) {
            case Found found -> TenantParser.parse(file, found.bytes());
            case Missing() -> new TenantFile.Broken(file, 0, "is missing");
            case Unreadable(var reason) -> new TenantFile.Broken(file, 0, reason);
        };
    }

    private static Optional<FileContent> password(Path dir, Parsed parsed) {
        return parsed instanceof TenantDraft draft && draft.login().password() instanceof Password.InFile inFile
                ? Optional.of(FileContent.readWritten(dir, inFile.path(), PASSWORD_BYTES_MAX))
                : Optional.empty();
    }

    boolean sameContent(TenantSource other) {
        return yaml.equals(other.yaml) && password.equals(other.password);
    }
}
