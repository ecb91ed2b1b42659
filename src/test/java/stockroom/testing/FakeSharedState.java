package stockroom.testing;

import io.smallrye.mutiny.Uni;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import stockroom.store.SharedState;
import stockroom.store.SharedStateException;
import stockroom.store.TimedValue;

/** A shared state in memory, on the test's clock, with faults to switch on; each replica may have a link of its own. */
public final class FakeSharedState implements SharedState {

    private final InstantSource clock;
    private final Map<String, Entry> entries = new LinkedHashMap<>();
    private final List<Listener> listeners = new CopyOnWriteArrayList<>();
    private boolean failing;
    private boolean losingAnswers;
    private boolean silent;
    private int commands;

    public FakeSharedState(InstantSource clock) {
        this.clock = clock;
    }

    /** Whether every command fails. */
    public void failing(boolean on) {
        failing = on;
    }

    /** Whether every command is carried out, but its answer does not arrive. */
    public void losingAnswers(boolean on) {
        losingAnswers = on;
    }

    /** Whether messages are lost. */
    public void silent(boolean on) {
        silent = on;
    }

    /** How many commands were asked for. */
    public synchronized int commands() {
        return commands;
    }

    /** The keys that have a live value. */
    public synchronized Set<String> keys() {
        entries.values().removeIf(entry -> !entry.until.isAfter(clock.instant()));
        return Set.copyOf(entries.keySet());
    }

    /** Every live value, for tests that look for what must not be there. */
    public synchronized List<byte[]> values() {
        return keys().stream().map(key -> read(key).orElseThrow()).collect(Collectors.toList());
    }

    /** Changes a value behind everybody's back. */
    public synchronized void tamper(String key, UnaryOperator<byte[]> change) {
        entries.computeIfPresent(key, (name, entry) -> new Entry(change.apply(entry.value.clone()), entry.until));
    }

    /** Tells listeners that the connection was lost and is back. */
    public void gap() {
        listeners.forEach(Listener::onGap);
    }

    /** The same state by a connection of its own, which can be cut. */
    public Link link() {
        return new Link(this);
    }

    @Override
    public Uni<Optional<byte[]>> get(String key) {
        return answer(() -> read(key));
    }

    @Override
    public Uni<List<Optional<TimedValue>>> getAll(List<String> keys) {
        return answer(() -> {
            List<Optional<TimedValue>> values = new ArrayList<>();
            keys.forEach(key -> values.add(timed(key)));
            return values;
        });
    }

    @Override
    public Uni<Void> put(String key, byte[] value, Duration keepFor) {
        return answer(() -> write(key, value, keepFor)).replaceWithVoid();
    }

    @Override
    public Uni<Void> remove(String key) {
        return answer(() -> entries.remove(key) != null).replaceWithVoid();
    }

    @Override
    public Uni<Boolean> putIfAbsent(String key, byte[] value, Duration keepFor) {
        return answer(() -> read(key).isEmpty() && write(key, value, keepFor));
    }

    @Override
    public Uni<Boolean> extendIfEqual(String key, byte[] expected, Duration keepFor) {
        return answer(() -> isEqual(key, expected) && write(key, expected, keepFor));
    }

    @Override
    public Uni<Boolean> removeIfEqual(String key, byte[] expected) {
        return answer(() -> isEqual(key, expected) && entries.remove(key) != null);
    }

    @Override
    public Uni<Long> increment(String key, Duration keepFor) {
        return answer(() -> {
            Entry before = live(key);
            long count = before == null ? 1 : ByteBuffer.wrap(before.value).getLong() + 1;
            byte[] value = ByteBuffer.allocate(Long.BYTES).putLong(count).array();
            entries.put(key, new Entry(value, before == null ? clock.instant().plus(keepFor) : before.until));
            return count;
        });
    }

    @Override
    public Uni<Void> publish(String message) {
        return answer(() -> true)
                .invoke(sent -> {
                    if (!silent) {
                        listeners.forEach(listener -> listener.onMessage(message));
                    }
                })
                .replaceWithVoid();
    }

    @Override
    public void subscribe(Listener listener) {
        listeners.add(listener);
    }

    private <T> Uni<T> answer(Supplier<T> command) {
        return Uni.createFrom().item(() -> {
            synchronized (this) {
                commands++;
                if (failing) {
                    throw new SharedStateException("switched off by the test");
                }
                T answer = command.get();
                if (losingAnswers) {
                    throw new SharedStateException("its answer was lost by the test");
                }
                return answer;
            }
        });
    }

    private Optional<TimedValue> timed(String key) {
        return Optional.ofNullable(live(key))
                .map(entry -> new TimedValue(entry.value.clone(), Duration.between(clock.instant(), entry.until)));
    }

    private Optional<byte[]> read(String key) {
        return Optional.ofNullable(live(key)).map(entry -> entry.value.clone());
    }

    private boolean write(String key, byte[] value, Duration keepFor) {
        entries.put(key, new Entry(value.clone(), clock.instant().plus(keepFor)));
        return true;
    }

    private boolean isEqual(String key, byte[] expected) {
        return read(key).filter(value -> Arrays.equals(value, expected)).isPresent();
    }

    private @Nullable Entry live(String key) {
        Entry entry = entries.get(key);
        return entry != null && entry.until.isAfter(clock.instant()) ? entry : null;
    }

    private static final class Entry {

        private final byte[] value;
        private final Instant until;

        Entry(byte[] value, Instant until) {
            this.value = value;
            this.until = until;
        }
    }

    /** One replica's connection. */
    public static final class Link implements SharedState {

        private final FakeSharedState state;
        private boolean cut;

        private Link(FakeSharedState state) {
            this.state = state;
        }

        /** Whether commands fail and messages do not arrive. */
        public void cut(boolean on) {
            cut = on;
        }

        @Override
        public Uni<Optional<byte[]>> get(String key) {
            return via(state.get(key));
        }

        @Override
        public Uni<List<Optional<TimedValue>>> getAll(List<String> keys) {
            return via(state.getAll(keys));
        }

        @Override
        public Uni<Void> put(String key, byte[] value, Duration keepFor) {
            return via(state.put(key, value, keepFor));
        }

        @Override
        public Uni<Void> remove(String key) {
            return via(state.remove(key));
        }

        @Override
        public Uni<Boolean> putIfAbsent(String key, byte[] value, Duration keepFor) {
            return via(state.putIfAbsent(key, value, keepFor));
        }

        @Override
        public Uni<Boolean> extendIfEqual(String key, byte[] expected, Duration keepFor) {
            return via(state.extendIfEqual(key, expected, keepFor));
        }

        @Override
        public Uni<Boolean> removeIfEqual(String key, byte[] expected) {
            return via(state.removeIfEqual(key, expected));
        }

        @Override
        public Uni<Long> increment(String key, Duration keepFor) {
            return via(state.increment(key, keepFor));
        }

        @Override
        public Uni<Void> publish(String message) {
            return via(state.publish(message));
        }

        @Override
        public void subscribe(Listener listener) {
            state.subscribe(new Listener() {
                @Override
                public void onMessage(String message) {
                    if (!cut) {
                        listener.onMessage(message);
                    }
                }

                @Override
                public void onGap() {
                    listener.onGap();
                }
            });
        }

        private <T> Uni<T> via(Uni<T> command) {
            return Uni.createFrom()
                    .deferred(() -> cut ? Uni.createFrom().failure(new SharedStateException("cut")) : command);
        }
    }
}
