package stockroom.simulation;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Redis, one command at a time: values that end by its own clock, the purges' log, and whoever listens. */
final class RedisServer {

    /** How long what is stored lives on in a copy that a failover brings back. */
    private static final Duration COPIED_EVERY = Duration.ofSeconds(2);

    private final Agenda agenda;
    private final ProcessTime.Clock clock;
    private final List<RedisLink> listening = new ArrayList<>();
    private final List<Runnable> held = new ArrayList<>();
    private Map<String, Value> values = new LinkedHashMap<>();
    private RedisLog log = new RedisLog();
    private Copy copy;
    private boolean down;
    private boolean frozen;

    /** A value and its end. */
    private static final class Value {

        private final byte[] bytes;
        private final Instant until;
        private final long putNanos;

        Value(byte[] bytes, Instant until, long putNanos) {
            this.bytes = bytes;
            this.until = until;
            this.putNanos = putNanos;
        }
    }

    private record Copy(Map<String, Value> values, RedisLog log, long atNanos) {}

    RedisServer(Agenda agenda, ProcessTime.Clock clock) {
        this.agenda = agenda;
        this.clock = clock;
        this.copy = new Copy(Map.of(), new RedisLog(), 0);
        agenda.in(COPIED_EVERY, this::copyNow);
    }

    private void copyNow() {
        copy = new Copy(new LinkedHashMap<>(values), log.copy(), agenda.nanos());
        agenda.in(COPIED_EVERY, this::copyNow);
    }

    /** Runs a command when its turn has come, or drops it. */
    void take(Runnable command) {
        if (frozen) {
            held.add(command);
        } else if (!down) {
            command.run();
        }
    }

    void freeze() {
        frozen = true;
    }

    /** Everything that came meanwhile is done now, wanted or not. */
    void thaw() {
        frozen = false;
        List<Runnable> late = List.copyOf(held);
        held.clear();
        late.forEach(this::take);
    }

    void stop() {
        down = true;
        listening.forEach(RedisLink::lostLine);
    }

    void start(boolean empty) {
        down = false;
        if (empty) {
            values = new LinkedHashMap<>();
            log = new RedisLog();
        }
    }

    boolean isDown() {
        return down;
    }

    /** Another one takes over, which lacks what was written last; from when its state is. */
    long failOver() {
        values = new LinkedHashMap<>(copy.values());
        log = copy.log().copy();
        listening.forEach(RedisLink::lostLine);
        return copy.atNanos();
    }

    void listen(RedisLink link) {
        listening.add(link);
    }

    void leave(RedisLink link) {
        listening.remove(link);
    }

    void publish(String message) {
        List.copyOf(listening).forEach(link -> link.hear(message));
    }

    RedisLog log() {
        return log;
    }

    Optional<byte[]> get(String key) {
        Value value = live(key);
        return value == null ? Optional.empty() : Optional.of(value.bytes.clone());
    }

    /** How much longer the key has a value; nothing where it has none. */
    Duration left(String key) {
        Value value = live(key);
        return value == null ? Duration.ZERO : Duration.between(now(), value.until);
    }

    /** When the value that the key has was put; never where it has none. */
    long putNanos(String key) {
        Value value = live(key);
        return value == null ? Long.MIN_VALUE : value.putNanos;
    }

    boolean put(String key, byte[] bytes, Duration keepFor) {
        values.put(key, new Value(bytes.clone(), now().plus(keepFor), agenda.nanos()));
        return true;
    }

    boolean remove(String key) {
        return values.remove(key) != null;
    }

    boolean putIfAbsent(String key, byte[] bytes, Duration keepFor) {
        return live(key) == null && put(key, bytes, keepFor);
    }

    boolean ifEqual(String key, byte[] expected, Supplier<Boolean> then) {
        Value value = live(key);
        return value != null && Arrays.equals(value.bytes, expected) && then.get();
    }

    long increment(String key, Duration keepFor) {
        Value before = live(key);
        long count = before == null ? 1 : ByteBuffer.wrap(before.bytes).getLong() + 1;
        byte[] bytes = ByteBuffer.allocate(Long.BYTES).putLong(count).array();
        values.put(key, new Value(bytes, before == null ? now().plus(keepFor) : before.until, agenda.nanos()));
        return count;
    }

    /** The values whose keys begin like this one's, for an answer that is taken for another's. */
    List<byte[]> neighbours(String key) {
        String kind = key.substring(0, Math.min(2, key.length()));
        return values.entrySet().stream()
                .filter(entry ->
                        entry.getKey().startsWith(kind) && !entry.getKey().equals(key))
                .map(entry -> entry.getValue().bytes.clone())
                .collect(Collectors.toList());
    }

    private Instant now() {
        return agenda.truth().plus(clock.error());
    }

    private @Nullable Value live(String key) {
        Value value = values.get(key);
        return value != null && value.until.isAfter(now()) ? value : null;
    }
}
