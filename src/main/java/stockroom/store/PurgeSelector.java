package stockroom.store;

import java.util.Optional;
import stockroom.catalog.MethodName;
import stockroom.catalog.Scope;

/**
 * Which entries a purge removes: each part narrows, none at all means every entry.
 *
 * @param scope a tenant or a catalogue: a tenant is purged of what it has seen as any upstream user
 */
public record PurgeSelector(Optional<Scope> scope, Optional<MethodName> method, Optional<String> product) {

    /** Every entry. */
    public static final PurgeSelector ALL = new PurgeSelector(Optional.empty(), Optional.empty(), Optional.empty());

    public PurgeSelector {
        scope = scope.map(Scope::owner);
        if (product.filter(String::isEmpty).isPresent()) {
            throw new IllegalArgumentException("a product code is not empty");
        }
    }

    /** Whether the purge removes the key's entry. One that is about several products goes with any of them. */
    public boolean touches(EntryKey key) {
        return allows(scope, key.scope().owner())
                && allows(method, key.method())
                && (key.product().isEmpty() || allows(product, key.product().get()));
    }

    private static <T> boolean allows(Optional<T> wanted, T actual) {
        return wanted.isEmpty() || wanted.get().equals(actual);
    }
}
