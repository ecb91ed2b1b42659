package stockroom.tenant.folder;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import stockroom.tenant.KeyHolder;
import stockroom.tenant.Tenant;
import stockroom.tenant.folder.TenantFile.Broken;
import stockroom.tenant.folder.TenantFile.Loaded;
import stockroom.tenant.key.KeyDigest;

/**
 * Settles which tenant a key is of when the files of several claim it.
 *
 * <p>Who holds the key already keeps it: otherwise whoever writes one tenant's file could take over another's callers.
 * Among newcomers the first in the order of names has it. Who loses a key stays as it was before, or out.
 */
final class KeyClaims {

    private final Snapshot before;
    private final Map<String, Loaded> files;
    private final TreeMap<String, Tenant> inForce;
    private final List<Broken> lost = new ArrayList<>();

    /** Takes the tenants that are to be in force, and those of their files that were read well. */
    KeyClaims(Snapshot before, SortedMap<String, Tenant> wanted, Map<String, Loaded> files) {
        this.before = before;
        this.files = files;
        this.inForce = new TreeMap<>(wanted);
        var loser = loser();
        while (loser.isPresent()) {
            demote(loser.get());
            loser = loser();
        }
    }

    /** A snapshot without a key that two tenants hold. */
    Snapshot settled() {
        return new Snapshot(inForce);
    }

    /** The files that lost. */
    List<Broken> lost() {
        return List.copyOf(lost);
    }

    /** A holder, and the tenant that has its key by right. */
    private record Loser(KeyHolder holder, String winner) {}

    private Optional<Loser> loser() {
        var claimed = new HashMap<KeyDigest, KeyHolder>();
        for (var tenant : inForce.values()) {
            for (var key : tenant.keys()) {
                var late = KeyHolder.of(tenant, key);
                var early = claimed.putIfAbsent(late.digest(), late);
                if (early != null) {
                    return Optional.of(holds(late) ? loser(early, late) : loser(late, early));
                }
            }
        }
        return Optional.empty();
    }

    private boolean holds(KeyHolder claim) {
        var name = claim.tenant().name();
        return before.holderOf(claim.digest())
                .filter(holder -> holder.tenant().name().equals(name))
                .isPresent();
    }

    private static Loser loser(KeyHolder loser, KeyHolder winner) {
        return new Loser(loser, winner.tenant().name());
    }

    /** Falls back to what was before; who loses with that too goes out, so this comes to an end. */
    private void demote(Loser loser) {
        var tenant = loser.holder().tenant();
        var old = before.find(tenant.name()).filter(it -> !it.equals(tenant));
        old.ifPresentOrElse(it -> inForce.put(it.name(), it), () -> inForce.remove(tenant.name()));
        Optional.ofNullable(files.get(tenant.name()))
                .filter(file -> file.tenant().equals(tenant))
                .ifPresent(file -> lost.add(broken(file, loser)));
    }

    private static Broken broken(Loaded file, Loser loser) {
        var key = loser.holder().key();
        var line = file.keyLines().get(file.tenant().keys().indexOf(key));
        return new Broken(
                file.file(),
                line,
                "key '%s' of tenant %s is a key of tenant %s too"
                        .formatted(key.name(), file.tenant().name(), loser.winner()));
    }
}
