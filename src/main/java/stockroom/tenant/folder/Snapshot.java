package stockroom.tenant.folder;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import stockroom.tenant.KeyHolder;
import stockroom.tenant.Tenant;
import stockroom.tenant.key.KeyDigest;

/** All tenants at one moment, found by name and by key. Never changes: the next moment has a snapshot of its own. */
final class Snapshot {

    static final Snapshot EMPTY = new Snapshot(new TreeMap<>());

    private final SortedMap<String, Tenant> byName;
    private final Map<KeyDigest, KeyHolder> byDigest = new HashMap<>();
    private final Map<Integer, List<KeyHolder>> byPrefix = new HashMap<>();

    /** Of tenants that share no key. */
    Snapshot(SortedMap<String, Tenant> tenants) {
        this.byName = Collections.unmodifiableSortedMap(new TreeMap<>(tenants));
        for (var tenant : byName.values()) {
            tenant.keys().forEach(key -> index(KeyHolder.of(tenant, key)));
        }
    }

    private void index(KeyHolder holder) {
        if (byDigest.put(holder.digest(), holder) != null) {
            throw new IllegalArgumentException(
                    "a key of tenant " + holder.tenant().name() + " is held twice");
        }
        byPrefix.computeIfAbsent(holder.digest().prefix(), _ -> new ArrayList<>(1))
                .add(holder);
    }

    SortedMap<String, Tenant> tenants() {
        return byName;
    }

    Optional<Tenant> find(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    Collection<Tenant> all() {
        return byName.values();
    }

    Optional<KeyHolder> holderOf(KeyDigest digest) {
        return Optional.ofNullable(byDigest.get(digest));
    }

    List<KeyHolder> holdersByPrefix(int prefix) {
        return Collections.unmodifiableList(byPrefix.getOrDefault(prefix, List.of()));
    }

    /** The tenants that are new, gone or different in the next snapshot, in the order of their names. */
    List<String> changedIn(Snapshot next) {
        var names = new TreeMap<String, Tenant>(byName);
        names.putAll(next.byName);
        return names.keySet().stream()
                .filter(name -> !find(name).equals(next.find(name)))
                .toList();
    }
}
