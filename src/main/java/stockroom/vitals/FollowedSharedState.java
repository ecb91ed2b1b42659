package stockroom.vitals;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import stockroom.store.SharedState;
import stockroom.store.TimedValue;

/** Follows the commands of a request that is traced, by their names alone: keys and values are nobody's business. */
record FollowedSharedState(SharedState next, Tracer tracer) implements SharedState {

    @Override
    public Uni<Optional<byte[]>> get(String key) {
        return followed("get", () -> next.get(key));
    }

    @Override
    public Uni<List<Optional<TimedValue>>> getAll(List<String> keys) {
        return followed("get all", () -> next.getAll(keys));
    }

    @Override
    public Uni<Void> put(String key, byte[] value, Duration keepFor) {
        return followed("put", () -> next.put(key, value, keepFor));
    }

    @Override
    public Uni<Void> remove(String key) {
        return followed("remove", () -> next.remove(key));
    }

    @Override
    public Uni<Boolean> putIfAbsent(String key, byte[] value, Duration keepFor) {
        return followed("put if absent", () -> next.putIfAbsent(key, value, keepFor));
    }

    @Override
    public Uni<Boolean> extendIfEqual(String key, byte[] expected, Duration keepFor) {
        return followed("extend if equal", () -> next.extendIfEqual(key, expected, keepFor));
    }

    @Override
    public Uni<Boolean> removeIfEqual(String key, byte[] expected) {
        return followed("remove if equal", () -> next.removeIfEqual(key, expected));
    }

    @Override
    public Uni<Long> increment(String key, Duration keepFor) {
        return followed("increment", () -> next.increment(key, keepFor));
    }

    @Override
    public Uni<Void> publish(String message) {
        return followed("publish", () -> next.publish(message));
    }

    @Override
    public void subscribe(Listener listener) {
        next.subscribe(listener);
    }

    private <T> Uni<T> followed(String command, Supplier<Uni<T>> sent) {
        return Uni.createFrom()
                .deferred(() -> SpanPlace.current().isValid() ? within(command, sent.get()) : sent.get());
    }

    private <T> Uni<T> within(String command, Uni<T> sent) {
        Span span = tracer.spanBuilder("redis " + command)
                .setSpanKind(SpanKind.CLIENT)
                .setParent(SpanPlace.around())
                .setAttribute("db.system.name", "redis")
                .startSpan();
        return sent.onFailure()
                .invoke(failure -> span.setStatus(StatusCode.ERROR))
                .onTermination()
                .invoke(span::end);
    }
}
