package stockroom.tenant.caller;

import java.time.Instant;
import java.util.Optional;
import stockroom.tenant.Tenant;

/**
 * Who calls: a storefront of a tenant, known by one of the tenant's keys.
 *
 * @param keyName the key's name in the tenant's file
 * @param tokenSince when the key itself was last shown, if a gateway token stood in for it
 */
public record Caller(Tenant tenant, String keyName, Optional<Instant> tokenSince) {

    /** One that showed its key. */
    public Caller(Tenant tenant, String keyName) {
        this(tenant, keyName, Optional.empty());
    }
}
