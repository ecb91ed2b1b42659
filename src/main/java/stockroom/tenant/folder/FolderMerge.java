package stockroom.tenant.folder;

import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import stockroom.tenant.Tenant;
import stockroom.tenant.folder.TenantFile.Broken;
import stockroom.tenant.folder.TenantFile.Loaded;

/** Makes the tenants that are to count of the files that were found and of the tenants that counted. */
final class FolderMerge {

    private final TenantBuilder builder;
    private final InstantSource clock;

    FolderMerge(TenantBuilder builder, InstantSource clock) {
        this.builder = builder;
        this.clock = clock;
    }

    FolderState merge(FolderState last, SortedMap<String, TenantSource> sources) {
        var files = build(last, sources);
        var loaded = new HashMap<String, Loaded>();
        var wanted = new TreeMap<String, Tenant>();
        for (var file : files.values()) {
            switch (file) {
                case Loaded good -> {
                    loaded.put(good.tenant().name(), good);
                    wanted.put(good.tenant().name(), good.tenant());
                }
                case Broken bad ->
                    last.snapshot().find(FileName.stem(bad.file())).ifPresent(old -> wanted.put(old.name(), old));
            }
        }
        var claims = new KeyClaims(last.snapshot(), wanted, loaded);
        var snapshot = claims.settled();
        return new FolderState(snapshot, status(last, snapshot, broken(files, claims)), sources, files, true);
    }

    /** In parallel, since each new password takes its time. */
    private Map<String, TenantFile> build(FolderState last, SortedMap<String, TenantSource> sources) {
        return sources.values().parallelStream()
                .collect(Collectors.toConcurrentMap(TenantSource::file, source -> build(last, source)));
    }

    private TenantFile build(FolderState last, TenantSource source) {
        var old = last.sources().get(source.file());
        var known = last.files().get(source.file());
        return old != null && known != null && old.sameContent(source)
                ? known
                : builder.build(source, last.snapshot().find(FileName.stem(source.file())));
    }

    private static List<Broken> broken(Map<String, TenantFile> files, KeyClaims claims) {
        return Stream.concat(
                        files.values().stream().filter(Broken.class::isInstance).map(Broken.class::cast),
                        claims.lost().stream())
                .collect(Collectors.toMap(Broken::file, Function.identity(), (first, _) -> first, TreeMap::new))
                .values()
                .stream()
                .toList();
    }

    private FolderStatus status(FolderState last, Snapshot snapshot, List<Broken> broken) {
        var since = last.status().broken().stream().collect(Collectors.toMap(BrokenFile::tenant, BrokenFile::since));
        var now = clock.instant();
        var told = broken.stream()
                .map(file -> broken(file, since.getOrDefault(FileName.stem(file.file()), now), snapshot))
                .toList();
        return new FolderStatus(List.copyOf(snapshot.tenants().keySet()), told, Optional.empty());
    }

    private static BrokenFile broken(Broken file, Instant since, Snapshot snapshot) {
        var tenant = FileName.stem(file.file());
        var stillServed = snapshot.find(tenant).isPresent();
        return new BrokenFile(tenant, file.line(), file.message(), since, stillServed);
    }
}
