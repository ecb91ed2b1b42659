package stockroom.tenant;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import stockroom.tenant.key.KeyDigest;

/** The tenants as they are now. A change shows at once to the next call that asks. */
public interface TenantDirectory {

    Optional<Tenant> find(String name);

    Collection<Tenant> all();

    /** Calls the listener after each change, with the tenant's name; from any thread. */
    void onChange(Consumer<String> listener);

    /** Who holds the key of this digest; at most one tenant does. Expired keys are found too. */
    default Optional<KeyHolder> holderOf(KeyDigest digest) {
        return holdersByPrefix(digest.prefix()).stream()
                .filter(holder -> holder.digest().equals(digest))
                .findFirst();
    }

    /** Those whose keys' digests begin with these 16 bits ({@link KeyDigest#prefix}). Expired keys are found too. */
    default List<KeyHolder> holdersByPrefix(int prefix) {
        return all().stream()
                .flatMap(tenant -> tenant.keys().stream().map(key -> KeyHolder.of(tenant, key)))
                .filter(holder -> holder.digest().prefix() == prefix)
                .toList();
    }
}
