package stockroom.store;

import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

/**
 * The second tier: entries in the state that replicas share. What it cannot read is a miss, what it cannot write is
 * lost; nothing fails. Large entries are coded on another thread and arrive there.
 */
public final class RedisStore {

    private static final String PREFIX = "e1:";

    /** Coding this much takes about a millisecond: more would hold up the calls of an event loop. */
    private static final int OFFLOAD_FROM_BYTES = 64 * 1024;

    private final SharedState shared;
    private final EntryCodec codec;
    private final long writingBytesMax;
    private final AtomicLong writingBytes = new AtomicLong();
    private final Executor offload;
    private final StoreTools tools;

    /**
     * How much is written and read.
     *
     * @param bodyBytesMax the largest body that is written or read
     * @param writingBytesMax how many bytes of bodies may be on their way to Redis; what exceeds them is not written
     */
    public record Limits(int bodyBytesMax, long writingBytesMax) {

        public static final Limits DEFAULT = new Limits(8 << 20, 16L << 20);
    }

    /**
     * @param offload codes what is too large for an event loop
     * @param tools with the clock that shows the time of day, as other replicas' do
     */
    public RedisStore(SharedState shared, Limits limits, Executor offload, StoreTools tools) {
        this.shared = shared;
        this.codec = new EntryCodec(limits.bodyBytesMax());
        this.writingBytesMax = limits.writingBytesMax();
        this.offload = offload;
        this.tools = tools;
    }

    Uni<Map<EntryKey, FromRedis>> findAll(Collection<EntryKey> asked) {
        if (asked.isEmpty()) {
            return Uni.createFrom().item(Map.of());
        }
        List<EntryKey> keys = List.copyOf(asked);
        return shared.getAll(keys.stream().map(RedisStore::name).toList())
                .chain(values -> decodeAll(keys, values))
                .onFailure()
                .recoverWithItem(Map.of());
    }

    /** What Redis holds of the key, on the given clock. What is wrong with it is not counted. */
    Uni<Shelved.InRedis> look(EntryKey key, InstantSource clock) {
        return shared.getAll(List.of(name(key)))
                .map(values ->
                        values.getFirst().map(value -> told(key, value, clock)).orElseGet(Shelved.InRedis.Absent::new))
                .onFailure()
                .recoverWithItem(new Shelved.InRedis.Silent());
    }

    private Shelved.InRedis told(EntryKey key, TimedValue value, InstantSource clock) {
        return switch (codec.decode(key, value.bytes())) {
            case Decoded.Kept kept ->
                FromRedis.of(kept, value.left(), now())
                        .<Shelved.InRedis>map(far -> new Shelved.InRedis.Held(far.on(clock)))
                        .orElseGet(Shelved.InRedis.Absent::new);
            case Decoded.Unreadable unreadable -> new Shelved.InRedis.Unreadable(unreadable.reason());
        };
    }

    /** Writes the entry of that age, or not at all; begins at once and ends when that is settled. */
    Uni<Void> keep(Entry fresh, Duration age, Duration keepFor) {
        Entry entry = fresh.aged(age, now());
        int bytes = entry.reply().body().length;
        if (writingBytes.addAndGet(bytes) > writingBytesMax) {
            writingBytes.addAndGet(-bytes);
            tools.metrics().writeDropped();
            return Uni.createFrom().voidItem();
        }
        Instant keptUntil = now().plus(keepFor);
        return begun(onFittingThread(bytes, () -> codec.encode(entry, keptUntil))
                .chain(value -> shared.put(name(entry.key()), value, keepFor))
                .onTermination()
                .invoke(() -> writingBytes.addAndGet(-bytes)));
    }

    void remove(EntryKey key) {
        begun(shared.remove(name(key)));
    }

    private static Uni<Void> begun(Uni<Void> command) {
        Uni<Void> settled = command.onFailure().recoverWithNull().memoize().indefinitely();
        settled.subscribe().with(done -> {});
        return settled;
    }

    private Uni<Map<EntryKey, FromRedis>> decodeAll(List<EntryKey> keys, List<Optional<TimedValue>> values) {
        int bytes = values.stream()
                .mapToInt(value -> value.map(v -> v.bytes().length).orElse(0))
                .sum();
        return onFittingThread(bytes, () -> {
            Map<EntryKey, FromRedis> found = new HashMap<>();
            for (int i = 0; i < keys.size(); i++) {
                EntryKey key = keys.get(i);
                values.get(i).flatMap(value -> checked(key, value)).ifPresent(kept -> found.put(key, kept));
            }
            return found;
        });
    }

    private Optional<FromRedis> checked(EntryKey key, TimedValue value) {
        return switch (codec.decode(key, value.bytes())) {
            case Decoded.Kept kept -> FromRedis.of(kept, value.left(), now());
            case Decoded.Unreadable(StoreMetrics.Unreadable reason) -> {
                tools.metrics().unreadable(reason);
                yield Optional.empty();
            }
        };
    }

    private <T> Uni<T> onFittingThread(int bytes, Supplier<T> work) {
        Uni<T> result = Uni.createFrom().item(work);
        return bytes < OFFLOAD_FROM_BYTES ? result : result.runSubscriptionOn(offload);
    }

    private Instant now() {
        return tools.clock().instant();
    }

    private static String name(EntryKey key) {
        return PREFIX + key.digest();
    }
}
