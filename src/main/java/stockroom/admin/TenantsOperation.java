package stockroom.admin;

import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.List;
import stockroom.tenant.folder.WatchedTenantDirectory;

/** {@code GET /admin/tenants}: whom the gateway serves, and which files it could not read. */
@Singleton
final class TenantsOperation implements Operation {

    private final WatchedTenantDirectory tenants;
    private final Conditions conditions;
    private final InstantSource clock;

    @Inject
    TenantsOperation(WatchedTenantDirectory tenants, Conditions conditions, InstantSource clock) {
        this.tenants = tenants;
        this.conditions = conditions;
        this.clock = clock;
    }

    @Override
    public String method() {
        return "GET";
    }

    @Override
    public String path() {
        return "/admin/tenants";
    }

    @Override
    public Uni<AdminAnswer> answer(byte[] body) {
        List<TenantLine> lines = tenants.all().stream()
                .map(tenant -> new TenantLine(tenant, conditions.token(tenant.name()), clock.instant()))
                .toList();
        TenantsPage page = new TenantsPage(lines, tenants.status());
        return Uni.createFrom().item(new AdminAnswer.Page(page.json(), page.text()));
    }
}
