package stockroom.catalog;

import java.util.Locale;

/**
 * Whose answers an entry holds: one tenant's, or those of all tenants that name the same catalogue.
 *
 * <p>A tenant and a catalogue of the same name are different scopes.
 */
public record Scope(Kind kind, String name) {

    /** What a scope is named after. */
    public enum Kind {
        TENANT,
        CATALOG
    }

    public static Scope ofTenant(String tenant) {
        return new Scope(Kind.TENANT, tenant);
    }

    public static Scope ofCatalog(String catalog) {
        return new Scope(Kind.CATALOG, catalog);
    }

    /** {@code tenant:acme} or {@code catalog:retail}. */
    @Override
    public String toString() {
        return kind.name().toLowerCase(Locale.ROOT) + ":" + name;
    }
}
