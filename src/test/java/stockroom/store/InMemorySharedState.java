package stockroom.store;

import io.smallrye.mutiny.Uni;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/** Shared state in one process, which can be made to fail and to change what it hands out. */
final class InMemorySharedState implements SharedState {

    private static final class Value {

        private final byte[] bytes;
        private final Instant until;

        Value(byte[] bytes, Instant until) {
            this.bytes = bytes;
            this.until = until;
        }
    }

    private final Map<String, Value> values = new HashMap<>();
    private final List<Listener> listeners = new CopyOnWriteArrayList<>();
    private final InstantSource clock;
    volatile boolean failing;
    volatile UnaryOperator<byte[]> corruption = UnaryOperator.identity();

    InMemorySharedState(InstantSource clock) {
        this.clock = clock;
    }

    @Override
    public Uni<Optional<byte[]>> get(String key) {
        return answer(() -> live(key).map(corruption));
    }

    @Override
    public Uni<List<Optional<TimedValue>>> getAll(List<String> keys) {
        return answer(() -> keys.stream().map(this::timed).toList());
    }

    @Override
    public Uni<Void> put(String key, byte[] value, Duration keepFor) {
        return answer(() -> store(key, value, keepFor)).replaceWithVoid();
    }

    @Override
    public Uni<Void> remove(String key) {
        return answer(() -> values.remove(key)).replaceWithVoid();
    }

    @Override
    public Uni<Boolean> putIfAbsent(String key, byte[] value, Duration keepFor) {
        return answer(() -> live(key).isEmpty() && store(key, value, keepFor));
    }

    @Override
    public Uni<Boolean> extendIfEqual(String key, byte[] expected, Duration keepFor) {
        return answer(() -> isEqual(key, expected) && store(key, expected, keepFor));
    }

    @Override
    public Uni<Boolean> removeIfEqual(String key, byte[] expected) {
        return answer(() -> isEqual(key, expected) && values.remove(key) != null);
    }

    @Override
    public Uni<Long> increment(String key, Duration keepFor) {
        return answer(() -> {
            Optional<Value> before = liveValue(key);
            Instant until =
                    before.map(value -> value.until).orElse(clock.instant().plus(keepFor));
            long count = before.map(value -> new String(value.bytes, StandardCharsets.US_ASCII))
                            .map(Long::parseLong)
                            .orElse(0L)
                    + 1;
            values.put(key, new Value(Long.toString(count).getBytes(StandardCharsets.US_ASCII), until));
            return count;
        });
    }

    @Override
    public Uni<Void> publish(String message) {
        return answer(() -> {
                    listeners.forEach(listener -> listener.onMessage(message));
                    return true;
                })
                .replaceWithVoid();
    }

    @Override
    public void subscribe(Listener listener) {
        listeners.add(listener);
    }

    private synchronized Optional<Value> liveValue(String key) {
        return Optional.ofNullable(values.get(key))
                .filter(value -> clock.instant().isBefore(value.until));
    }

    private Optional<TimedValue> timed(String key) {
        return liveValue(key)
                .map(value ->
                        new TimedValue(corruption.apply(value.bytes), Duration.between(clock.instant(), value.until)));
    }

    private Optional<byte[]> live(String key) {
        return liveValue(key).map(value -> value.bytes);
    }

    private synchronized boolean store(String key, byte[] bytes, Duration keepFor) {
        values.put(key, new Value(bytes, clock.instant().plus(keepFor)));
        return true;
    }

    private boolean isEqual(String key, byte[] expected) {
        return live(key).filter(bytes -> Arrays.equals(bytes, expected)).isPresent();
    }

    private synchronized <T> Uni<T> answer(Supplier<T> action) {
        return Uni.createFrom()
                .deferred(() -> failing
                        ? Uni.createFrom().failure(new SharedStateException("made to fail"))
                        : Uni.createFrom().item(action));
    }
}
