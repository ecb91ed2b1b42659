package stockroom.lookup;

import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import stockroom.store.SharedState;
import stockroom.store.TimedValue;
import stockroom.testing.VirtualTime;

/** A shared state whose conditional writes begin late: much can happen between a look and the claim that follows it. */
final class LateClaims implements SharedState {

    private final SharedState state;
    private final VirtualTime time;
    private final Duration late;

    LateClaims(SharedState state, VirtualTime time, Duration late) {
        this.state = state;
        this.time = time;
        this.late = late;
    }

    @Override
    public Uni<Boolean> putIfAbsent(String key, byte[] value, Duration keepFor) {
        return Uni.createFrom()
                .<Boolean>nothing()
                .ifNoItem()
                .after(late)
                .on(time)
                .recoverWithUni(() -> state.putIfAbsent(key, value, keepFor));
    }

    @Override
    public Uni<Optional<byte[]>> get(String key) {
        return state.get(key);
    }

    @Override
    public Uni<List<Optional<TimedValue>>> getAll(List<String> keys) {
        return state.getAll(keys);
    }

    @Override
    public Uni<Void> put(String key, byte[] value, Duration keepFor) {
        return state.put(key, value, keepFor);
    }

    @Override
    public Uni<Void> remove(String key) {
        return state.remove(key);
    }

    @Override
    public Uni<Boolean> extendIfEqual(String key, byte[] expected, Duration keepFor) {
        return state.extendIfEqual(key, expected, keepFor);
    }

    @Override
    public Uni<Boolean> removeIfEqual(String key, byte[] expected) {
        return state.removeIfEqual(key, expected);
    }

    @Override
    public Uni<Long> increment(String key, Duration keepFor) {
        return state.increment(key, keepFor);
    }

    @Override
    public Uni<Void> publish(String message) {
        return state.publish(message);
    }

    @Override
    public void subscribe(Listener listener) {
        state.subscribe(listener);
    }
}
