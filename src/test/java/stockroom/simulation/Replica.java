package stockroom.simulation;

import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import stockroom.catalog.Call;
import stockroom.catalog.Scope;
import stockroom.lookup.Ambient;
import stockroom.lookup.CatalogLookup;
import stockroom.lookup.LookupMetrics;
import stockroom.lookup.LookupResult;
import stockroom.lookup.Plan;
import stockroom.lookup.Policies;
import stockroom.lookup.UnderWay;
import stockroom.store.MemoryStore;
import stockroom.store.PurgeLedger;
import stockroom.store.PurgeSettings;
import stockroom.store.RedisStore;
import stockroom.store.SteadyClock;
import stockroom.store.StoreMetrics;
import stockroom.store.StoreTools;
import stockroom.store.TieredStore;
import stockroom.tenant.Tenant;
import stockroom.token.SealingKey;
import stockroom.token.SealingKeys;
import stockroom.token.SharedTokenSource;
import stockroom.token.Surroundings;
import stockroom.token.TokenMetrics;
import stockroom.token.TokenSharing;
import stockroom.upstream.Pauses;
import stockroom.upstream.Upstream;

/** One process of the gateway, from its start to its death: the real logic, put together as production does. */
final class Replica {

    private static final SealingKeys KEYS = new OneKey();
    private static final long MEMORY_BYTES = 1 << 20;

    final Machine machine;
    final ProcessTime time;
    final RedisLink redis;
    final MemoryStore memory;
    final PurgeLedger purges;
    final SharedTokenSource tokens;
    final CatalogLookup lookup;
    Map<String, Tenant> tenants;
    private final String name;
    private final Map<Seen, Plan> seen = new HashMap<>();

    Replica(World world, Machine machine, int life) {
        Chance chance = world.chance().branch();
        this.machine = machine;
        this.name = machine.name() + "." + life;
        this.tenants = world.tenants().files();
        this.time = new ProcessTime(world.agenda(), machine.clock());
        this.redis = new RedisLink(world, this, chance.branch());
        StoreTools tools = tools(time, chance.branch());
        SteadyClock steady = new SteadyClock(time, time::nanos);
        steady.follow(time);
        this.purges = PurgeLedger.shared(redis, redis, PurgeSettings.DEFAULT, tools);
        // Evictions are nobody's event: they come along with the next call that touches the cache.
        this.memory = new MemoryStore(MEMORY_BYTES, tools(new ProcessTime(new Agenda(), machine.clock()), tools));
        Pauses pauses = WayOut.pauses(redis, new WayOut.Owner(time, chance.branch()));
        UpstreamLink wire = new UpstreamLink(world, this, pauses);
        this.tokens = new SharedTokenSource(
                wire,
                new TokenSharing(Optional.of(redis), Optional.of(KEYS)),
                Settings.TOKENS,
                new Surroundings(
                        time, time::nanos, time, chance.branch(), new Seeded(chance.branch()), TokenMetrics.NONE));
        Upstream upstream = WayOut.over(wire, tokens, pauses, new WayOut.Owner(time, chance.branch()));
        RedisStore far = new RedisStore(redis, RedisStore.Limits.DEFAULT, Runnable::run, tools);
        TieredStore store = new TieredStore(memory, Optional.of(far), purges, tools.by(steady));
        this.lookup = new CatalogLookup(
                new Policies(Settings.LIFETIMES),
                new CatalogLookup.Behind(store, purges, redis, new Flights(upstream, this, world.invariants())),
                Settings.LOOKUP,
                new CatalogLookup.Surroundings(new Ambient(steady, chance.branch(), time), LookupMetrics.NONE));
        purges.start();
    }

    private static StoreTools tools(ProcessTime time, Chance chance) {
        return new StoreTools(time, time::nanos, chance, time, StoreMetrics.NONE);
    }

    private static StoreTools tools(ProcessTime timers, StoreTools others) {
        return new StoreTools(others.clock(), others.nanos(), others.random(), timers, StoreMetrics.NONE);
    }

    String name() {
        return name;
    }

    /** The files as this replica sees them from now on; who is no longer in them is forgotten. */
    void readTenants(Map<String, Tenant> files) {
        List<String> gone = tenants.keySet().stream()
                .filter(tenant -> !files.containsKey(tenant))
                .toList();
        tenants = files;
        gone.forEach(tokens::forget);
    }

    /** SIGKILL. */
    void die() {
        time.end();
        redis.close();
    }

    /** The answer out of memory, where the call was seen before: ahead of all else, as the desk for hits does it. */
    Optional<LookupResult> atHand(Tenant tenant, Call call) {
        Seen spelling = new Seen(tenant.scope(), call);
        Optional<LookupResult> result =
                Optional.ofNullable(seen.get(spelling)).flatMap(plan -> lookup.atHand(tenant, plan));
        lookup.plan(tenant, call).ifPresent(plan -> seen.putIfAbsent(spelling, plan));
        return result;
    }

    private record Seen(Scope scope, Call call) {}

    /** What is under way although nothing should be. */
    int underWay() {
        return UnderWay.of(lookup);
    }

    private static final class OneKey implements SealingKeys {

        private final SealingKey key = SealingKey.of(bytes());

        private static byte[] bytes() {
            byte[] bytes = new byte[32];
            Arrays.fill(bytes, (byte) 7);
            return bytes;
        }

        @Override
        public SealingKey first() {
            return key;
        }

        @Override
        public List<SealingKey> all() {
            return List.of(key);
        }
    }

    /** Secrets that a seed determines. */
    private static final class Seeded extends SecureRandom {

        private static final long serialVersionUID = 1L;

        private final transient Chance chance;

        Seeded(Chance chance) {
            this.chance = chance;
        }

        @Override
        public void nextBytes(byte[] bytes) {
            chance.nextBytes(bytes);
        }
    }
}
