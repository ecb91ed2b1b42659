package stockroom.vitals;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** What metrics tell. */
@ConfigMapping(prefix = "stockroom.metrics")
interface MetricsConfig {

    /** Whether metrics of tokens name the tenant. Without, all tenants are one, which is called {@code all}. */
    @WithDefault("true")
    boolean tenantLabel();

    /** How many tenants are named; those that come later are one, which is called {@code other}. */
    @WithDefault("100")
    int tenantsMax();
}
