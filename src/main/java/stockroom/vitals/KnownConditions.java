package stockroom.vitals;

import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Optional;
import stockroom.admin.Conditions;
import stockroom.admin.TokenCondition;
import stockroom.store.StoreMetrics.Breaker;
import stockroom.tenant.Tenant;
import stockroom.token.SharedTokenSource;
import stockroom.upstream.Pauses;
import stockroom.upstream.UpstreamMetrics;

/** Tells operators how tokens, upstream and Redis stand. */
@Singleton
final class KnownConditions implements Conditions {

    private final SharedTokenSource tokens;
    private final StoreMeters store;
    private final UpstreamMeters upstream;
    private final Pauses pauses;

    @Inject
    KnownConditions(SharedTokenSource tokens, StoreMeters store, UpstreamMeters upstream, Pauses pauses) {
        this.tokens = tokens;
        this.store = store;
        this.upstream = upstream;
        this.pauses = pauses;
    }

    @Override
    public Optional<TokenCondition> token(String tenant) {
        return tokens.status(tenant)
                .map(status -> new TokenCondition(
                        status.expires(), status.renewsFrom(), status.loginRefused(), status.loginRests()));
    }

    @Override
    public boolean upstreamLeftAlone() {
        return upstream.breakerState() == UpstreamMetrics.Breaker.OPEN;
    }

    @Override
    public Uni<Optional<Duration>> pause(Tenant tenant) {
        return pauses.peek(tenant);
    }

    @Override
    public Optional<Breaker> redisBreaker() {
        return store.redisBreaker();
    }
}
