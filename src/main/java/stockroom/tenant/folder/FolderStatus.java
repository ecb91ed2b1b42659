package stockroom.tenant.folder;

import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/**
 * How the tenants' folder stands, for metrics, readiness details and operators.
 *
 * @param loaded the tenants that are served, in the order of their names
 * @param broken the files that do not count, in the order of their names
 * @param folderProblem why the folder cannot be read now; what was read before goes on
 */
public record FolderStatus(List<String> loaded, List<BrokenFile> broken, Optional<String> folderProblem) {

    public FolderStatus {
        loaded = List.copyOf(loaded);
        broken = List.copyOf(broken);
    }

    public boolean readable() {
        return folderProblem.isEmpty();
    }

    /** Reads the folder once; watches nothing and logs nothing, since the caller is told. Blocks. */
    public static FolderStatus of(Path dir, InstantSource clock) {
        var settings = new TenantSettings(dir, TenantSettings.LOOK_EVERY_DEFAULT, Duration.ZERO);
        // Versions are thrown away here: there is no need of slow ones.
        return WatchedTenantDirectory.look(settings, clock, new AccountVersion(1))
                .next(FolderState.EMPTY)
                .status();
    }
}
