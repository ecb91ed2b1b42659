package stockroom.store;

import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Stands in where no Redis is configured: every command fails at once, nobody is heard. */
public final class NoSharedState implements SharedState {

    private static <T> Uni<T> absent() {
        return Uni.createFrom().failure(() -> new SharedStateException("no Redis is configured"));
    }

    @Override
    public Uni<Optional<byte[]>> get(String key) {
        return absent();
    }

    @Override
    public Uni<List<Optional<TimedValue>>> getAll(List<String> keys) {
        return absent();
    }

    @Override
    public Uni<Void> put(String key, byte[] value, Duration keepFor) {
        return absent();
    }

    @Override
    public Uni<Void> remove(String key) {
        return absent();
    }

    @Override
    public Uni<Boolean> putIfAbsent(String key, byte[] value, Duration keepFor) {
        return absent();
    }

    @Override
    public Uni<Boolean> extendIfEqual(String key, byte[] expected, Duration keepFor) {
        return absent();
    }

    @Override
    public Uni<Boolean> removeIfEqual(String key, byte[] expected) {
        return absent();
    }

    @Override
    public Uni<Long> increment(String key, Duration keepFor) {
        return absent();
    }

    @Override
    public Uni<Void> publish(String message) {
        return absent();
    }

    @Override
    public void subscribe(Listener listener) {
        // nobody publishes
    }
}
