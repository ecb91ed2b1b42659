package stockroom.admin;

import java.util.List;
import java.util.Optional;
import stockroom.catalog.MethodName;
import stockroom.catalog.MethodSpec;
import stockroom.catalog.Methods;
import stockroom.catalog.Namespaces;
import stockroom.catalog.Scope;
import stockroom.store.PurgeSelector;
import stockroom.tenant.Tenant;
import stockroom.tenant.TenantDirectory;

/** Reads which entries to purge: a JSON object in which each member narrows. */
final class PurgeRequest {

    private static final String TENANT = "tenant";
    private static final String CATALOG = "catalog";
    private static final String METHOD = "method";
    private static final String CODE = "code";

    private static final List<String> MEMBERS = List.of(TENANT, CATALOG, METHOD, CODE);

    private final TenantDirectory tenants;

    PurgeRequest(TenantDirectory tenants) {
        this.tenants = tenants;
    }

    /** @throws RefusedException if the body says anything that does not mean something; then nothing is purged */
    PurgeSelector read(byte[] bytes) {
        JsonBody body = JsonBody.read(bytes, MEMBERS);
        return new PurgeSelector(
                scope(body.text(TENANT), body.text(CATALOG)),
                body.text(METHOD).map(PurgeRequest::keepable),
                body.text(CODE));
    }

    private Optional<Scope> scope(Optional<String> tenant, Optional<String> catalog) {
        Optional<Scope> named = catalog.map(Scope::ofCatalog);
        Optional<Scope> owned = tenant.map(this::ownedBy);
        if (named.isPresent() && owned.isPresent() && !named.equals(owned)) {
            throw new RefusedException(AdminErrors.invalid(
                    CATALOG,
                    "Nothing was purged: this tenant's entries are not in this catalogue. Give the tenant alone, or the"
                            + " catalogue alone."));
        }
        return named.or(() -> owned);
    }

    /** A name that no tenant has may be that of one that was removed a moment ago. */
    private Scope ownedBy(String tenant) {
        return tenants.find(tenant).map(Tenant::scope).map(Scope::owner).orElseGet(() -> Scope.ofTenant(tenant));
    }

    private static MethodName keepable(String text) {
        MethodName method = new MethodName(text);
        if (!isKnown(method)) {
            throw new RefusedException(AdminErrors.invalid(
                    METHOD, "Nothing was purged: there is no such method. Name it like Product/details."));
        }
        if (Methods.spec(method).keeping() == MethodSpec.Keeping.NEVER) {
            throw new RefusedException(
                    AdminErrors.invalid(METHOD, "Nothing was purged: answers to " + method + " are never kept."));
        }
        return method;
    }

    /** Of the namespace Product all methods are known, of others only that the vendor lists the namespace. */
    private static boolean isKnown(MethodName method) {
        boolean inTables = Methods.all().stream().anyMatch(spec -> spec.name().equals(method));
        return inTables || (Namespaces.isListed(method.namespace()) && !isOfProduct(method));
    }

    private static boolean isOfProduct(MethodName method) {
        return method.namespace().equalsIgnoreCase(Methods.DETAILS.namespace());
    }
}
