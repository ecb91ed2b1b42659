package stockroom.token;

import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;
import stockroom.store.SharedState;

/** The shared state with its faults made answers: what it does not say is empty, what it does not do is let be. */
final class QuietState {

    private final Optional<SharedState> state;

    QuietState(Optional<SharedState> state) {
        this.state = state;
    }

    Uni<Optional<byte[]>> get(String key) {
        return ask(shared -> shared.get(key)).map(answer -> answer.flatMap(Function.identity()));
    }

    Uni<Boolean> put(String key, byte[] value, Duration keepFor) {
        return ask(shared -> shared.put(key, value, keepFor).replaceWith(true)).map(Optional::isPresent);
    }

    Uni<Optional<Boolean>> putIfAbsent(String key, byte[] value, Duration keepFor) {
        return ask(shared -> shared.putIfAbsent(key, value, keepFor));
    }

    Uni<Optional<Boolean>> removeIfEqual(String key, byte[] expected) {
        return ask(shared -> shared.removeIfEqual(key, expected));
    }

    Uni<Optional<Long>> increment(String key, Duration keepFor) {
        return ask(shared -> shared.increment(key, keepFor));
    }

    Uni<Boolean> publish(String message) {
        return ask(shared -> shared.publish(message).replaceWith(true)).map(Optional::isPresent);
    }

    void subscribe(SharedState.Listener listener) {
        state.ifPresent(shared -> shared.subscribe(listener));
    }

    private <T> Uni<Optional<T>> ask(Function<SharedState, Uni<T>> command) {
        if (state.isEmpty()) {
            return Uni.createFrom().item(Optional.empty());
        }
        SharedState shared = state.get();
        return Uni.createFrom()
                .deferred(() -> command.apply(shared))
                .map(Optional::of)
                .onFailure()
                .recoverWithItem(Optional.empty());
    }
}
