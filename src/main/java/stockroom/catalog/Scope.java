package stockroom.catalog;

import java.util.Locale;

/**
 * Whose answers an entry holds: one tenant's, or those of all tenants that name the same catalogue.
 *
 * <p>A tenant and a catalogue of the same name are different scopes. A tenant's answers are those of its upstream user:
 * with another user it has another scope, and finds nothing of what the old one was shown.
 *
 * @param account stands for the tenant's upstream user and gives nothing of it away; empty for a catalogue, and where a
 *     tenant is meant whatever its user
 */
public record Scope(Kind kind, String name, String account) {

    /** What a scope is named after. */
    public enum Kind {
        TENANT,
        CATALOG
    }

    /** The tenant, whatever its upstream user. */
    public static Scope ofTenant(String tenant) {
        return ofTenant(tenant, "");
    }

    public static Scope ofTenant(String tenant, String account) {
        return new Scope(Kind.TENANT, tenant, account);
    }

    public static Scope ofCatalog(String catalog) {
        return new Scope(Kind.CATALOG, catalog, "");
    }

    /** The same tenant or catalogue, whatever its upstream user. */
    public Scope owner() {
        return account.isEmpty() ? this : new Scope(kind, name, "");
    }

    /** All of it in one text: {@code tenant:acme/1f2e3d4c}. */
    public String text() {
        return account.isEmpty() ? toString() : this + "/" + account;
    }

    /** {@code tenant:acme} or {@code catalog:retail}: whose it is, in operators' words. */
    @Override
    public String toString() {
        return kind.name().toLowerCase(Locale.ROOT) + ":" + name;
    }
}
