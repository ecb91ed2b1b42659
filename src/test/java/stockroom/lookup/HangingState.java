package stockroom.lookup;

import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import stockroom.store.SharedState;
import stockroom.store.SharedStateException;
import stockroom.store.TimedValue;
import stockroom.testing.VirtualTime;

/** A shared state that is asked in vain: each command fails, but only at its time limit. */
final class HangingState implements SharedState {

    private final VirtualTime time;
    private final Duration limit;

    HangingState(VirtualTime time, Duration limit) {
        this.time = time;
        this.limit = limit;
    }

    private <T> Uni<T> inVain() {
        return Uni.createFrom()
                .<T>nothing()
                .ifNoItem()
                .after(limit)
                .on(time)
                .failWith(() -> new SharedStateException("timed out"));
    }

    @Override
    public Uni<Optional<byte[]>> get(String key) {
        return inVain();
    }

    @Override
    public Uni<List<Optional<TimedValue>>> getAll(List<String> keys) {
        return inVain();
    }

    @Override
    public Uni<Void> put(String key, byte[] value, Duration keepFor) {
        return inVain();
    }

    @Override
    public Uni<Void> remove(String key) {
        return inVain();
    }

    @Override
    public Uni<Boolean> putIfAbsent(String key, byte[] value, Duration keepFor) {
        return inVain();
    }

    @Override
    public Uni<Boolean> extendIfEqual(String key, byte[] expected, Duration keepFor) {
        return inVain();
    }

    @Override
    public Uni<Boolean> removeIfEqual(String key, byte[] expected) {
        return inVain();
    }

    @Override
    public Uni<Long> increment(String key, Duration keepFor) {
        return inVain();
    }

    @Override
    public Uni<Void> publish(String message) {
        return inVain();
    }

    @Override
    public void subscribe(Listener listener) {
        // nothing is heard
    }
}
