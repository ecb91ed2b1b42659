package stockroom.store;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import com.github.benmanes.caffeine.cache.Policy;
import com.github.benmanes.caffeine.cache.RemovalCause;
import com.github.benmanes.caffeine.cache.Scheduler;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import stockroom.catalog.MethodName;
import stockroom.catalog.Scope;

/** The first tier: this process's memory, bounded in bytes. Nothing waits or fails. */
public final class MemoryStore {

    /** What an entry costs besides its texts and body: the objects, Caffeine's node and its place in the queues. */
    private static final int OVERHEAD_BYTES = 512;

    private final Cache<EntryKey, Held> cache;
    private final StoreMetrics metrics;

    private record Held(Entry entry, Duration keepFor, int bytes) {}

    private record RowName(Scope scope, MethodName method) {}

    /**
     * Evictions run on the thread that happens to make them due: handing them to another one costs more than they do.
     *
     * @param bytesMax what all entries may take together; an entry larger than this is not kept
     */
    public MemoryStore(long bytesMax, StoreTools tools) {
        this.metrics = tools.metrics();
        this.cache = Caffeine.newBuilder()
                .maximumWeight(bytesMax)
                .weigher((EntryKey key, Held held) -> held.bytes())
                .expireAfter(Expiry.writing((EntryKey key, Held held) -> held.keepFor()))
                .ticker(tools.nanos()::getAsLong)
                .scheduler(Scheduler.forScheduledExecutorService(tools.timer()))
                .executor(Runnable::run)
                .evictionListener(this::evicted)
                .build();
    }

    /** The entry, if it is here. */
    public Optional<Entry> peek(EntryKey key) {
        Held held = cache.getIfPresent(key);
        return held == null ? Optional.empty() : Optional.of(held.entry());
    }

    /** The entry, if it is here; asking for it keeps it no longer. */
    Optional<Entry> look(EntryKey key) {
        return Optional.ofNullable(cache.policy().getIfPresentQuietly(key)).map(Held::entry);
    }

    /** Keeps the entry, unless one that was fetched later is already here. */
    public void keep(Entry entry, Duration keepFor) {
        if (keepFor.isPositive()) {
            cache.asMap().merge(entry.key(), new Held(entry, keepFor, bytesOf(entry)), this::later);
        }
    }

    /** Drops exactly this entry, not one that has taken its place. */
    void drop(Entry entry) {
        cache.asMap().computeIfPresent(entry.key(), (key, held) -> held.entry().equals(entry) ? null : held);
    }

    void remove(EntryKey key) {
        cache.invalidate(key);
    }

    /** The bytes that all entries take. */
    public long bytes() {
        return cache.policy()
                .eviction()
                .map(limit -> limit.weightedSize().orElse(0))
                .orElse(0L);
    }

    /** What they may take. */
    public long bytesMax() {
        return cache.policy().eviction().map(Policy.Eviction::getMaximum).orElse(0L);
    }

    public long entries() {
        return cache.estimatedSize();
    }

    /** Walks through all entries: for operators, not for calls. */
    public MemoryStats stats() {
        Map<RowName, MemoryStats.Row> rows = new HashMap<>();
        cache.asMap().forEach((key, held) -> {
            Scope owner = key.scope().owner();
            MemoryStats.Row one = new MemoryStats.Row(owner, key.method(), 1, held.bytes());
            rows.merge(new RowName(owner, key.method()), one, MemoryStats.Row::plus);
        });
        long entries =
                rows.values().stream().mapToLong(MemoryStats.Row::entries).sum();
        long bytes = rows.values().stream().mapToLong(MemoryStats.Row::bytes).sum();
        return new MemoryStats(entries, bytes, List.copyOf(rows.values()));
    }

    private Held later(Held here, Held offered) {
        return offered.entry().supersedes(here.entry()) ? offered : here;
    }

    private static int bytesOf(Entry entry) {
        EntryKey key = entry.key();
        long texts = 2L * (key.meaning().length() + entry.reply().contentType().length());
        long bytes = OVERHEAD_BYTES + texts + entry.reply().body().length;
        return (int) Math.min(Integer.MAX_VALUE, bytes);
    }

    private void evicted(@Nullable EntryKey key, @Nullable Held held, RemovalCause cause) {
        StoreMetrics.Eviction eviction = switch (cause) {
            case EXPIRED -> StoreMetrics.Eviction.EXPIRED;
            case SIZE -> StoreMetrics.Eviction.SIZE;
            case COLLECTED, EXPLICIT, REPLACED -> StoreMetrics.Eviction.OTHER;
        };
        metrics.evicted(eviction, held == null ? 0 : held.bytes());
    }
}
