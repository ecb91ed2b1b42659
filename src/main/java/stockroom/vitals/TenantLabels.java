package stockroom.vitals;

import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Which label a tenant goes by. Only so many are named, for each label costs a few time series on every replica; a
 * tenant that is gone makes room for another.
 */
final class TenantLabels {

    /** Of all tenants, where none is to be named. */
    static final String ALL = "all";

    /** Of those that come when enough are named. */
    static final String OTHER = "other";

    private final boolean named;
    private final int namedMax;
    private final Map<String, String> labels = new ConcurrentHashMap<>();
    private final Set<String> taken = new HashSet<>();

    TenantLabels(MetricsConfig config) {
        this.named = config.tenantLabel();
        this.namedMax = config.tenantsMax();
    }

    String of(String tenant) {
        String known = labels.get(tenant);
        return known != null ? known : given(tenant);
    }

    /** The tenant's label, where it has one. */
    Optional<String> known(String tenant) {
        return Optional.ofNullable(labels.get(tenant));
    }

    synchronized void forget(String tenant) {
        labels.remove(tenant);
        taken.remove(tenant);
    }

    private synchronized String given(String tenant) {
        return labels.computeIfAbsent(tenant, this::chosen);
    }

    private String chosen(String tenant) {
        if (!named) {
            return ALL;
        }
        if (taken.size() >= namedMax) {
            return OTHER;
        }
        taken.add(tenant);
        return tenant;
    }
}
