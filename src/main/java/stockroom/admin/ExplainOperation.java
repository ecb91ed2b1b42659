package stockroom.admin;

import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import stockroom.admin.AdminAnswer.Page;
import stockroom.entry.CallReader;
import stockroom.lookup.CatalogLookup;
import stockroom.tenant.Tenant;
import stockroom.tenant.TenantDirectory;

/** {@code POST /admin/explain}: how a tenant's call would be answered at this moment on this replica, and why. */
@Singleton
final class ExplainOperation implements Operation {

    private final CatalogLookup lookup;
    private final Conditions conditions;
    private final ExplainRequest reader;

    @Inject
    ExplainOperation(CatalogLookup lookup, Conditions conditions, TenantDirectory tenants, CallReader calls) {
        this.lookup = lookup;
        this.conditions = conditions;
        this.reader = new ExplainRequest(tenants, calls);
    }

    @Override
    public String method() {
        return "POST";
    }

    @Override
    public String path() {
        return "/admin/explain";
    }

    @Override
    public Uni<AdminAnswer> answer(byte[] body) {
        ExplainRequest.Asked asked = reader.read(body);
        return lookup.explain(asked.tenant(), asked.call())
                .chain(explanation -> words(asked.tenant())
                        .map(words -> new Page(
                                new ExplainPage(explanation, words).json(),
                                new ExplainText(explanation, words).text())));
    }

    private Uni<ExplainWords> words(Tenant tenant) {
        TokenCondition token = conditions.token(tenant.name()).orElse(TokenCondition.UNKNOWN);
        return conditions
                .pause(tenant)
                .map(paused -> new ExplainWords(
                        paused,
                        token.loginRefused(),
                        token.loginRests().filter(rests -> token.expires().isEmpty()),
                        conditions.upstreamLeftAlone()));
    }
}
