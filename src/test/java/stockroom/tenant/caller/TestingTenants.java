package stockroom.tenant.caller;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import stockroom.catalog.Scope;
import stockroom.tenant.CallerKey;
import stockroom.tenant.KeyHolder;
import stockroom.tenant.RemoteAccount;
import stockroom.tenant.Secret;
import stockroom.tenant.Tenant;
import stockroom.tenant.TenantDirectory;
import stockroom.tenant.key.KeyDigest;

/** Tenants that a test puts in and takes out, and how often keys were looked for. */
final class TestingTenants implements TenantDirectory {

    private final TreeMap<String, Tenant> byName = new TreeMap<>();
    int digestLookups;
    int prefixLookups;

    static Tenant tenant(String name, CallerKey... keys) {
        return tenant(name, "version", Scope.ofTenant(name), keys);
    }

    static Tenant tenant(String name, String version, Scope scope, CallerKey... keys) {
        var account =
                new RemoteAccount(name + "-api", Secret.of("hunter2"), Optional.empty(), Duration.ofHours(1), version);
        return new Tenant(name, account, scope, List.of(keys));
    }

    static CallerKey key(String key) {
        return new CallerKey(key, KeyDigest.of(key).hex(), Optional.empty());
    }

    static CallerKey key(String key, Instant expires) {
        return new CallerKey(key, KeyDigest.of(key).hex(), Optional.of(expires));
    }

    Tenant put(Tenant tenant) {
        byName.put(tenant.name(), tenant);
        return tenant;
    }

    void remove(String name) {
        byName.remove(name);
    }

    @Override
    public Optional<Tenant> find(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    @Override
    public Collection<Tenant> all() {
        return byName.values();
    }

    @Override
    public void onChange(Consumer<String> listener) {}

    @Override
    public Optional<KeyHolder> holderOf(KeyDigest digest) {
        digestLookups++;
        return holders(digest.prefix()).stream()
                .filter(it -> it.digest().equals(digest))
                .findFirst();
    }

    @Override
    public List<KeyHolder> holdersByPrefix(int prefix) {
        prefixLookups++;
        return holders(prefix);
    }

    private List<KeyHolder> holders(int prefix) {
        return TenantDirectory.super.holdersByPrefix(prefix);
    }
}
