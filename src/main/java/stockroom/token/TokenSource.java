package stockroom.token;

import io.smallrye.mutiny.Uni;
import stockroom.tenant.Tenant;

/** Where the token of a tenant comes from. */
public interface TokenSource {

    /** The tenant's live token, minted first if there is none. Never fails: what goes wrong is a result. */
    Uni<TokenResult> token(Tenant tenant);

    /** Upstream refused this token: it is dropped if it is still the one in use. */
    void refused(Tenant tenant, UpstreamToken token);
}
