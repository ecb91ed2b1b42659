package stockroom.simulation;

import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import stockroom.store.LogPosition;
import stockroom.store.PurgeLog;
import stockroom.store.PurgeRecord;
import stockroom.store.SharedState;
import stockroom.store.SharedStateException;
import stockroom.store.TimedValue;

/**
 * One process's connections to Redis. A command that is not answered in time fails, and may be done all the same; a
 * message may be lost; after a break of the line its listeners are told.
 */
final class RedisLink implements SharedState, PurgeLog {

    private static final long LIMIT_MILLIS = 50;

    private final RedisServer server;
    private final Machine machine;
    private final String process;
    private final ProcessTime time;
    private final Chance chance;
    private final Watch watch;
    private final List<Listener> listeners = new ArrayList<>();
    private boolean broken;

    /** What the invariants see of Redis. */
    interface Watch {

        void failed(Machine machine);

        void crossed(Machine machine);

        void written(String key, byte[] value);

        void claimed(String process, String key, byte[] mark, long cameNanos);

        void ended(String process, byte[] mark);
    }

    RedisLink(World world, Replica replica, Chance chance) {
        this.server = world.redis();
        this.machine = replica.machine;
        this.process = replica.name();
        this.time = replica.time;
        this.chance = chance;
        this.watch = world.invariants();
        server.listen(this);
    }

    @Override
    public Uni<Optional<byte[]>> get(String key) {
        return ask(() -> crossed(key, server.get(key)));
    }

    @Override
    public Uni<List<Optional<TimedValue>>> getAll(List<String> keys) {
        return ask(() -> {
            List<Optional<TimedValue>> values = new ArrayList<>();
            keys.forEach(key ->
                    values.add(crossed(key, server.get(key)).map(value -> new TimedValue(value, server.left(key)))));
            return values;
        });
    }

    /** Now and then the answer to another command, as on a connection that is one reply off. */
    private Optional<byte[]> crossed(String key, Optional<byte[]> value) {
        boolean named = key.startsWith("e1:") || key.startsWith("token/sealed");
        if (!named || !machine.crossesReplies() || !chance.in(0.3)) {
            return value;
        }
        List<byte[]> others = server.neighbours(key);
        if (others.isEmpty()) {
            return value;
        }
        watch.crossed(machine);
        return Optional.of(chance.of(others));
    }

    @Override
    public Uni<Void> put(String key, byte[] value, Duration keepFor) {
        watch.written(key, value);
        return ask(() -> server.put(key, value, keepFor)).replaceWithVoid();
    }

    @Override
    public Uni<Void> remove(String key) {
        return ask(() -> ended(key) && server.remove(key)).replaceWithVoid();
    }

    @Override
    public Uni<Boolean> putIfAbsent(String key, byte[] value, Duration keepFor) {
        return ask(() -> server.putIfAbsent(key, value, keepFor) && claimed(key, value));
    }

    @Override
    public Uni<Boolean> extendIfEqual(String key, byte[] expected, Duration keepFor) {
        return ask(() -> server.ifEqual(key, expected, () -> server.put(key, expected, keepFor)));
    }

    @Override
    public Uni<Boolean> removeIfEqual(String key, byte[] expected) {
        return ask(() -> server.ifEqual(key, expected, () -> ended(key) && server.remove(key)));
    }

    @Override
    public Uni<Long> increment(String key, Duration keepFor) {
        return ask(() -> server.increment(key, keepFor));
    }

    @Override
    public Uni<Void> publish(String message) {
        return ask(() -> {
                    server.publish(message);
                    return true;
                })
                .replaceWithVoid();
    }

    @Override
    public Uni<LogPosition> append(PurgeRecord record) {
        String newEpoch = Long.toHexString(chance.nextLong());
        return ask(() -> {
            LogPosition place = server.log().append(record, newEpoch);
            server.publish(PurgeLog.MESSAGE);
            return place;
        });
    }

    @Override
    public Uni<Answer> since(LogPosition known) {
        String newEpoch = Long.toHexString(chance.nextLong());
        return ask(() -> server.log().since(known, newEpoch));
    }

    @Override
    public void subscribe(Listener listener) {
        listeners.add(listener);
    }

    private boolean claimed(String lease, byte[] mark) {
        String guarded = LeaseRules.guarded(lease);
        if (!guarded.isEmpty()) {
            watch.claimed(process, lease, mark, server.putNanos(guarded));
        }
        return true;
    }

    private boolean ended(String lease) {
        if (!LeaseRules.guarded(lease).isEmpty()) {
            server.get(lease).ifPresent(mark -> watch.ended(process, mark));
        }
        return true;
    }

    private <T> Uni<T> ask(Supplier<T> command) {
        return Uni.createFrom().emitter(emitter -> {
            ScheduledFuture<?> limit = time.schedule(
                    () -> {
                        watch.failed(machine);
                        emitter.fail(new SharedStateException("no answer in time"));
                    },
                    LIMIT_MILLIS,
                    TimeUnit.MILLISECONDS);
            machine.redis()
                    .carry(() -> server.take(() -> {
                        T answer = command.get();
                        machine.redis().carry(() -> {
                            if (time.isAlive() && limit.cancel(false)) {
                                emitter.complete(answer);
                            }
                        });
                    }));
        });
    }

    void hear(String message) {
        if (!broken && !machine.losesMessages()) {
            machine.redis().carry(() -> {
                if (time.isAlive() && !broken) {
                    listeners.forEach(listener -> listener.onMessage(message));
                }
            });
        }
    }

    /** The line to the messages broke: it is opened again until that works, and then nobody knows what was missed. */
    void lostLine() {
        broken = true;
        var _ = time.schedule(this::open, chance.nextLong(50, 500), TimeUnit.MILLISECONDS);
    }

    private void open() {
        if (server.isDown() || machine.redis().isCut()) {
            lostLine();
        } else {
            broken = false;
            listeners.forEach(Listener::onGap);
        }
    }

    void close() {
        server.leave(this);
    }
}
