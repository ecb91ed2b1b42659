package stockroom.vitals;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.Liveness;
import org.eclipse.microprofile.health.Readiness;
import org.eclipse.microprofile.health.Startup;
import stockroom.tenant.folder.WatchedTenantDirectory;
import stockroom.tenant.key.OperatorKeys;
import stockroom.tenant.key.TokenKeys;

/** The checks behind {@code /q/health/live}, {@code ready} and {@code started}, on the management port. */
@Singleton
final class HealthChecks {

    private HealthChecks() {}

    @Produces
    @Singleton
    @Liveness
    static HealthCheck alive() {
        return Health::alive;
    }

    @Produces
    @Singleton
    @Startup
    static HealthCheck started(Phase phase) {
        return () -> Health.started(phase.is());
    }

    @Produces
    @Singleton
    @Readiness
    static HealthCheck takesCalls(Phase phase) {
        return () -> Health.takesCalls(phase.is());
    }

    @Produces
    @Singleton
    @Readiness
    static HealthCheck tenants(WatchedTenantDirectory tenants) {
        return () -> Health.tenants(tenants.status());
    }

    @Produces
    @Singleton
    @Readiness
    static HealthCheck keys(TokenKeys tokens, OperatorKeys operators) {
        return () -> Health.keys(tokens.problem(), operators.problem());
    }

    @Produces
    @Singleton
    @Readiness
    static HealthCheck redis(StoreMeters store) {
        return () -> Health.redis(store.redisState());
    }

    @Produces
    @Singleton
    @Readiness
    static HealthCheck upstream(UpstreamMeters upstream) {
        return () -> Health.upstream(upstream.breakerState());
    }

    @Produces
    @Singleton
    @Readiness
    static HealthCheck logins(TenantMeters tokens) {
        return () -> Health.logins(tokens.refusedLogins());
    }
}
