package stockroom.tenant.folder;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import stockroom.tenant.key.KeyDigest;

/** A tenants' folder to test with, and directories that read it at a test's own pace. */
final class Folder {

    static final InstantSource CLOCK = InstantSource.fixed(Instant.parse("2026-03-01T12:00:00Z"));

    final Path dir;

    Folder(Path dir) {
        this.dir = dir;
    }

    static String yaml(String password, String... keys) {
        var text = new StringBuilder("username: acme-api\npassword: '" + password + "'\nkeys:\n");
        for (var key : keys) {
            text.append("  - name: ")
                    .append(key)
                    .append("\n    sha256: ")
                    .append(KeyDigest.of(key).hex())
                    .append('\n');
        }
        return text.toString();
    }

    void write(String file, String text) {
        try {
            Files.createDirectories(dir);
            Files.writeString(dir.resolve(file), text);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    void delete(String file) {
        try {
            Files.delete(dir.resolve(file));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    TenantSettings settings() {
        return new TenantSettings(dir, Duration.ofMillis(50), Duration.ofMillis(5));
    }

    WatchedTenantDirectory open() {
        return open(() -> {});
    }

    /** With something that happens between the two readings of a look. */
    WatchedTenantDirectory open(Runnable between) {
        var merge = new FolderMerge(new TenantBuilder(new AccountVersion(1)), CLOCK);
        return new WatchedTenantDirectory(settings(), new FolderLook(new FolderReader(dir), merge, between));
    }
}
