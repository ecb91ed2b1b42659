package stockroom.wiring;

import io.quarkus.arc.DefaultBean;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import stockroom.lookup.LookupMetrics;
import stockroom.store.StoreMetrics;
import stockroom.token.TokenMetrics;
import stockroom.upstream.UpstreamMetrics;

@Dependent
class Unobserved {
    @Produces
    @Singleton
    @DefaultBean
    StoreMetrics store() {
        return StoreMetrics.NONE;
    }

    @Produces
    @Singleton
    @DefaultBean
    TokenMetrics token() {
        return TokenMetrics.NONE;
    }

    @Produces
    @Singleton
    @DefaultBean
    UpstreamMetrics upstream() {
        return UpstreamMetrics.NONE;
    }

    @Produces
    @Singleton
    @DefaultBean
    LookupMetrics lookup() {
        return LookupMetrics.NONE;
    }
}
