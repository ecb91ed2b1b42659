package stockroom.vitals;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Optional;
import stockroom.admin.Conditions;
import stockroom.admin.TokenCondition;
import stockroom.store.StoreMetrics.Breaker;
import stockroom.token.SharedTokenSource;
import stockroom.upstream.UpstreamMetrics;

/** Tells operators how tokens, upstream and Redis stand. */
@Singleton
final class KnownConditions implements Conditions {

    private final SharedTokenSource tokens;
    private final StoreMeters store;
    private final UpstreamMeters upstream;

    @Inject
    KnownConditions(SharedTokenSource tokens, StoreMeters store, UpstreamMeters upstream) {
        this.tokens = tokens;
        this.store = store;
        this.upstream = upstream;
    }

    @Override
    public Optional<TokenCondition> token(String tenant) {
        return tokens.status(tenant)
                .map(status -> new TokenCondition(status.expires(), status.renewsFrom(), status.loginRefused()));
    }

    @Override
    public boolean upstreamLeftAlone() {
        return upstream.breakerState() == UpstreamMetrics.Breaker.OPEN;
    }

    @Override
    public Optional<Breaker> redisBreaker() {
        return store.redisBreaker();
    }
}
