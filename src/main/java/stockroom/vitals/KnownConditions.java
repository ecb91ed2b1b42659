package stockroom.vitals;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Optional;
import stockroom.admin.Conditions;
import stockroom.admin.TokenCondition;
import stockroom.store.StoreMetrics.Breaker;
import stockroom.token.SharedTokenSource;

/** Tells operators how tokens and Redis stand. */
@Singleton
final class KnownConditions implements Conditions {

    private final SharedTokenSource tokens;
    private final StoreMeters store;

    @Inject
    KnownConditions(SharedTokenSource tokens, StoreMeters store) {
        this.tokens = tokens;
        this.store = store;
    }

    @Override
    public Optional<TokenCondition> token(String tenant) {
        return tokens.status(tenant)
                .map(status -> new TokenCondition(status.expires(), status.renewsFrom(), status.loginRefused()));
    }

    @Override
    public Optional<Breaker> redisBreaker() {
        return store.redisBreaker();
    }
}
