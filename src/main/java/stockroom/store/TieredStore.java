package stockroom.store;

import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import stockroom.catalog.Tier;

/**
 * Memory, then Redis. An entry that a purge removed is found in neither, and one whose fetch a purge overtook is kept in
 * neither.
 */
public final class TieredStore implements ReplyStore {

    private final MemoryStore memory;
    private final Optional<RedisStore> redis;
    private final PurgeLedger purges;
    private final StoreTools tools;

    /** @param redis absent where the gateway runs on memory alone */
    public TieredStore(MemoryStore memory, Optional<RedisStore> redis, PurgeLedger purges, StoreTools tools) {
        this.memory = memory;
        this.redis = redis;
        this.purges = purges;
        this.tools = tools;
    }

    /** The entry, if memory has it; asks nobody and does not wait. */
    public Optional<Entry> peek(EntryKey key) {
        Optional<Entry> entry = memory.peek(key).filter(this::standsOrDrops);
        count(entry.isPresent(), Tier.MEMORY);
        return entry;
    }

    @Override
    public Uni<Optional<Found>> find(EntryKey key) {
        Optional<Entry> near = peek(key);
        if (near.isPresent()) {
            return Uni.createFrom().item(near.map(entry -> new Found(entry, Tier.MEMORY)));
        }
        return findShared(key).map(far -> far.map(entry -> new Found(entry, Tier.REDIS)));
    }

    /** The entry that Redis has, whatever memory has: another replica may have refreshed it. Never fails. */
    public Uni<Optional<Entry>> findShared(EntryKey key) {
        if (redis.isEmpty()) {
            return Uni.createFrom().item(Optional.empty());
        }
        return redis.get().find(key).map(kept -> kept.flatMap(this::promoted)).invoke(found -> {
            count(found.isPresent(), Tier.REDIS);
        });
    }

    @Override
    public Uni<Map<EntryKey, Found>> findAll(Collection<EntryKey> keys) {
        Map<EntryKey, Found> found = new HashMap<>();
        List<EntryKey> missing = new ArrayList<>();
        for (EntryKey key : keys) {
            peek(key).ifPresentOrElse(entry -> found.put(key, new Found(entry, Tier.MEMORY)), () -> missing.add(key));
        }
        if (missing.isEmpty() || redis.isEmpty()) {
            return Uni.createFrom().item(found);
        }
        return redis.get().findAll(missing).map(kept -> join(found, missing, kept));
    }

    /** The entries that memory has by now or that Redis has, the later fetch of the two: another replica may be ahead. */
    public Uni<Map<EntryKey, Found>> findShared(Collection<EntryKey> keys) {
        Map<EntryKey, Found> near = new HashMap<>();
        keys.forEach(key -> memory.peek(key)
                .filter(this::standsOrDrops)
                .ifPresent(entry -> near.put(key, new Found(entry, Tier.MEMORY))));
        if (redis.isEmpty()) {
            return Uni.createFrom().item(near);
        }
        return redis.get().findAll(keys).map(kept -> {
            Map<EntryKey, Found> far = join(new HashMap<>(), List.copyOf(keys), kept);
            near.forEach((key, found) -> far.merge(key, found, this::later));
            return far;
        });
    }

    @Override
    public Uni<Void> keep(Entry entry, Duration keepFor) {
        if (!keepFor.isPositive() || !purges.stands(entry)) {
            return Uni.createFrom().voidItem();
        }
        memory.keep(entry, keepFor);
        return redis.isEmpty() ? Uni.createFrom().voidItem() : redis.get().keep(entry, keepFor);
    }

    /** Upstream no longer answers this: neither tier does. */
    public void remove(EntryKey key) {
        memory.remove(key);
        redis.ifPresent(tier -> tier.remove(key));
    }

    private Found later(Found far, Found near) {
        return near.entry().supersedes(far.entry(), tools.clock().instant()) ? near : far;
    }

    private Map<EntryKey, Found> join(
            Map<EntryKey, Found> found, List<EntryKey> asked, Map<EntryKey, Decoded.Kept> kept) {
        for (EntryKey key : asked) {
            Optional<Entry> entry = Optional.ofNullable(kept.get(key)).flatMap(this::promoted);
            entry.ifPresent(far -> found.put(key, new Found(far, Tier.REDIS)));
            count(entry.isPresent(), Tier.REDIS);
        }
        return found;
    }

    /** Puts what Redis had into memory for as long as it still has, and no longer. */
    private Optional<Entry> promoted(Decoded.Kept kept) {
        Duration remaining = Duration.between(tools.clock().instant(), kept.keptUntil());
        if (!remaining.isPositive() || !purges.stands(kept.entry())) {
            return Optional.empty();
        }
        memory.keep(kept.entry(), remaining);
        return Optional.of(kept.entry());
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
