package stockroom.store;

import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import stockroom.catalog.Tier;

/**
 * Memory, then Redis. Between the two go ages, not times: each has a clock of its own. An entry that a purge removed is
 * found in neither, and one whose fetch a purge overtook is kept in neither.
 */
public final class TieredStore {

    private final MemoryStore memory;
    private final Optional<RedisStore> redis;
    private final PurgeLedger purges;
    private final StoreTools tools;

    /**
     * @param redis absent where the gateway runs on memory alone
     * @param tools with a clock that is not put back
     */
    public TieredStore(MemoryStore memory, Optional<RedisStore> redis, PurgeLedger purges, StoreTools tools) {
        this.memory = memory;
        this.redis = redis;
        this.purges = purges;
        this.tools = tools;
    }

    /** The entry, if memory has it; asks nobody and does not wait. Not counted: see {@link #looked}. */
    public Optional<Entry> peek(EntryKey key) {
        return memory.peek(key).filter(this::standsOrDrops);
    }

    /** Counts a look into memory: who looks twice for one call counts once. */
    public void looked(boolean found) {
        count(found, Tier.MEMORY);
    }

    /** The entries that memory has by now or that Redis has, the later fetch of the two: another replica may be ahead. */
    public Uni<Map<EntryKey, Found>> findShared(Collection<EntryKey> keys) {
        if (redis.isEmpty()) {
            return Uni.createFrom().item(near(keys));
        }
        return redis.get().findAll(keys).map(kept -> {
            Map<EntryKey, Found> near = near(keys);
            Map<EntryKey, Found> found = far(keys, kept);
            near.forEach((key, one) -> found.merge(key, one, TieredStore::later));
            return found;
        });
    }

    /** What both tiers hold of the key, purged or not. It changes and counts nothing: for operators. */
    public Uni<Shelved> look(EntryKey key) {
        Optional<Entry> near = memory.look(key);
        return redis.isEmpty()
                ? Uni.createFrom().item(new Shelved(near, Optional.empty()))
                : redis.get().look(key, tools.clock()).map(far -> new Shelved(near, Optional.of(far)));
    }

    /** Asked when Redis has answered, not before: a purge may have come meanwhile. */
    private Map<EntryKey, Found> near(Collection<EntryKey> keys) {
        Map<EntryKey, Found> near = new HashMap<>();
        keys.forEach(key -> memory.peek(key)
                .filter(this::standsOrDrops)
                .ifPresent(entry -> near.put(key, new Found(entry, Tier.MEMORY))));
        return near;
    }

    /**
     * Keeps the entry for that long, if there is room. Begins at once, subscribed to or not, and never fails.
     *
     * @return ends when other replicas can see the entry, or never will
     */
    public Uni<Void> keep(Entry entry, Duration keepFor) {
        if (!keepFor.isPositive() || !purges.stands(entry)) {
            return Uni.createFrom().voidItem();
        }
        memory.keep(entry, keepFor);
        return redis.isEmpty() ? Uni.createFrom().voidItem() : redis.get().keep(entry, entry.age(now()), keepFor);
    }

    /** Upstream no longer answers this: neither tier does. */
    public void remove(EntryKey key) {
        memory.remove(key);
        redis.ifPresent(tier -> tier.remove(key));
    }

    private static Found later(Found far, Found near) {
        return near.entry().supersedes(far.entry()) ? near : far;
    }

    private Map<EntryKey, Found> far(Collection<EntryKey> asked, Map<EntryKey, FromRedis> kept) {
        Map<EntryKey, Found> found = new HashMap<>();
        for (EntryKey key : asked) {
            Optional<Entry> entry = Optional.ofNullable(kept.get(key)).flatMap(this::promoted);
            entry.ifPresent(far -> found.put(key, new Found(far, Tier.REDIS)));
            count(entry.isPresent(), Tier.REDIS);
        }
        return found;
    }

    /** Puts what Redis had into memory for as long as it still has, and no longer. */
    private Optional<Entry> promoted(FromRedis kept) {
        if (!purges.stands(kept.entry())) {
            return Optional.empty();
        }
        Entry here = kept.on(tools.clock());
        memory.keep(here, kept.left());
        return Optional.of(here);
    }

    private Instant now() {
        return tools.clock().instant();
    }

    private boolean standsOrDrops(Entry entry) {
        boolean stands = purges.stands(entry);
        if (!stands) {
            memory.drop(entry);
        }
        return stands;
    }

    private void count(boolean hit, Tier tier) {
        if (hit) {
            tools.metrics().hit(tier);
        } else {
            tools.metrics().miss(tier);
        }
    }
}
