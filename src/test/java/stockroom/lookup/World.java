package stockroom.lookup;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.function.LongSupplier;
import stockroom.catalog.Call;
import stockroom.catalog.Methods;
import stockroom.lookup.LookupSettings.BatchSettings;
import stockroom.store.MemoryStore;
import stockroom.store.PurgeLedger;
import stockroom.store.PurgeSettings;
import stockroom.store.RedisStore;
import stockroom.store.SharedState;
import stockroom.store.SteadyClock;
import stockroom.store.StoreMetrics;
import stockroom.store.StoreTools;
import stockroom.store.TieredStore;
import stockroom.tenant.Tenant;
import stockroom.testing.FakeSharedState;
import stockroom.testing.VirtualTime;

/** Replicas of the lookup over one shared state and one upstream, on one clock that moves when a test says so. */
final class World {

    static final Lifetimes DETAILS = lifetimes(5, 10, 24 * 60);
    static final Lifetimes STARTING_PRICES = lifetimes(2, 5, 60);
    static final LookupSettings SETTINGS = new LookupSettings(
            Duration.ofSeconds(30),
            Duration.ofSeconds(1),
            Duration.ofSeconds(5),
            new LeaseSettings(Duration.ofSeconds(5), Duration.ofSeconds(12), Duration.ofSeconds(1)),
            new BatchSettings(Duration.ofMillis(5), 50));

    final VirtualTime time = VirtualTime.start();
    final FakeSharedState shared = new FakeSharedState(time);
    final FakeUpstream upstream = new FakeUpstream(time);
    private final SharedLog log = new SharedLog(shared);
    private final List<Replica> replicas = new ArrayList<>();
    private Duration clockShift = Duration.ZERO;

    /** Puts the clock forward or back, right after replicas have looked at it; timers go on as if nothing had happened. */
    void shiftClock(Duration by) {
        replicas.forEach(replica -> replica.clock.instant());
        clockShift = clockShift.plus(by);
    }

    Replica replica() {
        return replica(shared.link());
    }

    Replica replica(SharedState link) {
        Replica replica = new Replica(link, Optional.of(log));
        replicas.add(replica);
        return replica;
    }

    Replica replicaWithoutRedis(SharedState none) {
        Replica replica = new Replica(none, Optional.empty());
        replicas.add(replica);
        return replica;
    }

    /** Moves on until nothing waits for its time; what is at rest has no timers and nothing on its way. */
    boolean comesToRest() {
        time.advance(Duration.ofMinutes(1));
        return time.waiting() == 0 && replicas.stream().allMatch(replica -> replica.lookup.underWay() == 0);
    }

    private static Lifetimes lifetimes(int fresh, int refreshing, int onError) {
        return new Lifetimes(Duration.ofMinutes(fresh), Duration.ofMinutes(refreshing), Duration.ofMinutes(onError));
    }

    /** One process. */
    final class Replica {

        final PurgeLedger purges;
        final TieredStore store;
        final MemoryStore memory;
        final CatalogLookup lookup;
        private final SteadyClock clock;

        private Replica(SharedState link, Optional<SharedLog> log) {
            Random random = new Random(17L + replicas.size());
            InstantSource day = () -> time.instant().plus(clockShift);
            Instant start = time.instant();
            LongSupplier nanos = () -> Duration.between(start, time.instant()).toNanos();
            this.clock = new SteadyClock(day, nanos);
            StoreTools tools = new StoreTools(day, nanos, random, time, StoreMetrics.NONE);
            StoreTools unhurried = new StoreTools(day, nanos, random, VirtualTime.start(), StoreMetrics.NONE);
            purges = log.map(some -> PurgeLedger.shared(some, link, PurgeSettings.DEFAULT, tools))
                    .orElseGet(() -> PurgeLedger.alone(tools));
            memory = new MemoryStore(1 << 24, unhurried);
            Optional<RedisStore> redis =
                    log.map(some -> new RedisStore(link, RedisStore.Limits.DEFAULT, Runnable::run, tools));
            store = new TieredStore(memory, redis, purges, tools.by(clock));
            lookup = new CatalogLookup(
                    new Policies(Map.of(
                            Methods.DETAILS, DETAILS, Methods.LIST, DETAILS, Methods.STARTING_PRICE, STARTING_PRICES)),
                    new CatalogLookup.Behind(store, purges, link, upstream),
                    SETTINGS,
                    new CatalogLookup.Surroundings(new Ambient(clock, random, time), LookupMetrics.NONE));
        }

        /** Begins a call that is answered when its time has come. */
        CompletableFuture<LookupResult> begin(Tenant tenant, Call call) {
            return lookup.answer(tenant, call).subscribeAsCompletionStage();
        }

        List<CompletableFuture<LookupResult>> begin(int times, Tenant tenant, Call call) {
            List<CompletableFuture<LookupResult>> answers = new ArrayList<>();
            for (int i = 0; i < times; i++) {
                answers.add(begin(tenant, call));
            }
            return answers;
        }

        /** The answer to a call that takes no longer than 15 s. */
        LookupResult answer(Tenant tenant, Call call) {
            CompletableFuture<LookupResult> answer = begin(tenant, call);
            for (int i = 0; i < 150_000 && !answer.isDone(); i++) {
                time.advance(Duration.ofNanos(100_000));
            }
            return Answers.of(answer);
        }
    }
}
