package stockroom.tenant.folder;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What is known of the folder at one moment; replaced whole.
 *
 * @param sources what the files held when they last counted
 * @param files what that came to
 * @param settled false if a file was in the middle of a change and is to be looked at again at once
 */
record FolderState(
        Snapshot snapshot,
        FolderStatus status,
        SortedMap<String, TenantSource> sources,
        Map<String, TenantFile> files,
        boolean settled) {

    static final FolderState EMPTY = new FolderState(
            Snapshot.EMPTY,
            new FolderStatus(List.of(), List.of(), Optional.of("was not read yet")),
            new TreeMap<>(),
            Map.of(),
            true);

    /** The same tenants; the folder has a problem, or has one no more. */
    FolderState withProblem(Optional<String> problem) {
        var told = new FolderStatus(status.loaded(), status.broken(), problem);
        return new FolderState(snapshot, told, sources, files, settled);
    }

    FolderState withSettled(boolean nowSettled) {
        return new FolderState(snapshot, status, sources, files, nowSettled);
    }
}
