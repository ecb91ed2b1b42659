package stockroom.wiring;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.Startup;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import stockroom.catalog.MethodName;
import stockroom.entry.BodyLimits;
import stockroom.entry.CallDesk;
import stockroom.entry.CallReader;
import stockroom.entry.ForwardList;
import stockroom.entry.SeenCalls;
import stockroom.entry.TokenDesk;
import stockroom.lookup.Ambient;
import stockroom.lookup.CatalogLookup;
import stockroom.lookup.LeaseSettings;
import stockroom.lookup.Lifetimes;
import stockroom.lookup.LookupMetrics;
import stockroom.lookup.LookupSettings;
import stockroom.lookup.Policies;
import stockroom.store.PurgeLedger;
import stockroom.store.SharedState;
import stockroom.store.SteadyClock;
import stockroom.store.TieredStore;
import stockroom.tenant.caller.CallerAuthentication;
import stockroom.tenant.caller.GatewayTokens;
import stockroom.tenant.folder.WatchedTenantDirectory;
import stockroom.token.SharedTokenSource;
import stockroom.upstream.Upstream;
import stockroom.vitals.Tracing;

/**
 * The gateway in one reading: a call goes from the desk to the lookup, from there to the store, and what nobody has to
 * upstream. What each of them is made of is in the other classes here.
 */
@Dependent
class Assembly {

    @Produces
    @Singleton
    CallDesk desk(
            CallerAuthentication callers, CallReader reader, CallDesk.Answering answering, StockroomConfig config) {
        return new CallDesk(
                callers,
                reader,
                answering,
                new BodyLimits(Math.toIntExact(config.requestBytesMax().asLongValue()), config.requestTimeout()));
    }

    @Produces
    @Singleton
    CallDesk.Answering answering(
            CallerAuthentication callers, GatewayTokens tokens, CatalogLookup lookup, StockroomConfig config) {
        return new CallDesk.Answering(
                new TokenDesk(tokens, callers),
                lookup,
                new SeenCalls(config.cache().seenCalls()));
    }

    @Produces
    @Singleton
    CallReader reader(StockroomConfig config) {
        return new CallReader(new ForwardList(config.forward()));
    }

    @Produces
    @Singleton
    CatalogLookup lookup(Behind behind, StockroomConfig config, CatalogLookup.Surroundings around) {
        return new CatalogLookup(
                policies(config.cache()),
                new CatalogLookup.Behind(behind.store(), behind.purges(), behind.shared(), behind.upstream()),
                settings(config.cache()),
                around);
    }

    @Produces
    @Singleton
    CatalogLookup.Surroundings around(Ambient ambient, SteadyClock steady, LookupMetrics metrics, Tracing tracing) {
        return new CatalogLookup.Surroundings(ambient.by(steady), metrics, tracing.lookups());
    }

    private static Policies policies(CacheConfig config) {
        Map<MethodName, Lifetimes> lifetimes = new HashMap<>();
        config.policies()
                .forEach((method, policy) -> lifetimes.put(
                        new MethodName(method),
                        new Lifetimes(policy.fresh(), policy.staleWhileRefreshing(), policy.staleOnError())));
        return new Policies(lifetimes);
    }

    private static LookupSettings settings(CacheConfig config) {
        return new LookupSettings(
                config.notFound(),
                config.staleAfter(),
                config.rest(),
                new LeaseSettings(config.lease(), config.leasePatience(), config.failureShared()),
                new LookupSettings.BatchSettings(config.batchWindow(), config.batchCodesMax()));
    }

    /** What lies behind the lookup. */
    @Singleton
    record Behind(TieredStore store, PurgeLedger purges, SharedState shared, Upstream upstream) {}

    /** Makes all of it before the first call, so that a setting that makes no sense keeps the gateway from starting. */
    @ApplicationScoped
    @Startup
    static class Opening {

        private static final String WARM_UP = "warm-up:";

        /** A lease that is not given back by then ends by itself. */
        private static final int RELEASE_SECONDS_MAX = 2;

        private final WatchedTenantDirectory tenants;
        private final StoreWiring.SecondTier tier;
        private final PurgeLedger purges;
        private final SharedTokenSource tokens;

        Opening(
                WatchedTenantDirectory tenants,
                StoreWiring.SecondTier tier,
                PurgeLedger purges,
                SharedTokenSource tokens) {
            this.tenants = tenants;
            this.tier = tier;
            this.purges = purges;
            this.tokens = tokens;
        }

        void open(@Observes StartupEvent event, CallDesk desk, SharedRevocations revocations, Ambient ambient) {
            tier.start();
            tier.redis()
                    .map(redis -> new WarmUp(
                            redis.sharedState(), WARM_UP + ambient.random().nextLong()))
                    .ifPresent(WarmUp::run);
            revocations.catchUp().subscribeAsCompletionStage().join();
            purges.start();
            tenants.onChange(this::forgetIfGone);
            tenants.start();
        }

        /** Calls have been answered by now. What was fetched for nobody who waits is left to the other replicas. */
        void close(@Observes ShutdownEvent event, CatalogLookup lookup) {
            lookup.releaseLeases()
                    .chain(tokens::releaseLeases)
                    .replaceWith(true)
                    .subscribeAsCompletionStage()
                    .completeOnTimeout(false, RELEASE_SECONDS_MAX, TimeUnit.SECONDS)
                    .join();
        }

        private void forgetIfGone(String tenant) {
            if (tenants.find(tenant).isEmpty()) {
                tokens.forget(tenant);
            }
        }
    }
}
