package stockroom.store;

import io.smallrye.mutiny.Uni;
import io.vertx.redis.client.Request;
import io.vertx.redis.client.Response;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import stockroom.store.RedisCommands.Run;
import stockroom.store.StoreMetrics.Command;

/** The shared state in Redis: standalone, behind sentinels, or a cluster, since no command has more than one key. */
final class RedisSharedState implements SharedState {

    private static final RedisScript PUT_IF_ABSENT = new RedisScript("""
            local put = redis.call('SET', KEYS[1], ARGV[1], 'NX', 'PX', ARGV[2])
            return {KEYS[1], put and 1 or 0}
            """);
    private static final RedisScript EXTEND_IF_EQUAL = new RedisScript("""
            if redis.call('GET', KEYS[1]) ~= ARGV[1] then return {KEYS[1], 0} end
            return {KEYS[1], redis.call('PEXPIRE', KEYS[1], ARGV[2])}
            """);
    private static final RedisScript REMOVE_IF_EQUAL = new RedisScript("""
            if redis.call('GET', KEYS[1]) ~= ARGV[1] then return {KEYS[1], 0} end
            return {KEYS[1], redis.call('DEL', KEYS[1])}
            """);
    private static final RedisScript INCREMENT = new RedisScript("""
            local count = redis.call('INCR', KEYS[1])
            if count == 1 then redis.call('PEXPIRE', KEYS[1], ARGV[1]) end
            return {KEYS[1], count}
            """);

    private final RedisCommands commands;
    private final RedisSubscription subscription;
    private final String prefix;

    RedisSharedState(RedisCommands commands, RedisSubscription subscription, RedisSettings settings) {
        this.commands = commands;
        this.subscription = subscription;
        this.prefix = settings.prefix();
    }

    @Override
    public Uni<Optional<byte[]>> get(String key) {
        return commands.send(Command.GET, getRequest(key), reply -> value(key, reply));
    }

    @Override
    public Uni<List<Optional<TimedValue>>> getAll(List<String> keys) {
        if (keys.isEmpty()) {
            return Uni.createFrom().item(List.of());
        }
        List<Request> requests = keys.stream()
                .flatMap(key -> Stream.of(leftRequest(key), getRequest(key)))
                .toList();
        return commands.sendAll(Command.GET_ALL, requests, replies -> values(keys, replies));
    }

    @Override
    public Uni<Void> put(String key, byte[] value, Duration keepFor) {
        Request set = Request.cmd(io.vertx.redis.client.Command.SET)
                .arg(prefix + key)
                .arg(NamedValue.wrap(prefix + key, value))
                .arg("PX")
                .arg(millis(keepFor));
        return commands.send(Command.PUT, set, Function.identity()).replaceWithVoid();
    }

    @Override
    public Uni<Void> remove(String key) {
        Request delete = Request.cmd(io.vertx.redis.client.Command.DEL).arg(prefix + key);
        return commands.send(Command.REMOVE, delete, Function.identity()).replaceWithVoid();
    }

    @Override
    public Uni<Boolean> putIfAbsent(String key, byte[] value, Duration keepFor) {
        return asked(Command.PUT_IF_ABSENT, PUT_IF_ABSENT, key, List.of(named(key, value), text(millis(keepFor))));
    }

    @Override
    public Uni<Boolean> extendIfEqual(String key, byte[] expected, Duration keepFor) {
        return asked(
                Command.EXTEND_IF_EQUAL, EXTEND_IF_EQUAL, key, List.of(named(key, expected), text(millis(keepFor))));
    }

    @Override
    public Uni<Boolean> removeIfEqual(String key, byte[] expected) {
        return asked(Command.REMOVE_IF_EQUAL, REMOVE_IF_EQUAL, key, List.of(named(key, expected)));
    }

    @Override
    public Uni<Long> increment(String key, Duration keepFor) {
        List<byte[]> arguments = List.of(text(millis(keepFor)));
        Run run = new Run(INCREMENT, List.of(prefix + key), arguments);
        return commands.run(Command.INCREMENT, run, RedisSharedState::number);
    }

    @Override
    public Uni<Void> publish(String message) {
        Request publish = Request.cmd(io.vertx.redis.client.Command.PUBLISH)
                .arg(subscription.channel())
                .arg(message);
        return commands.send(Command.PUBLISH, publish, Function.identity()).replaceWithVoid();
    }

    @Override
    public void subscribe(Listener listener) {
        subscription.add(listener);
    }

    private Uni<Boolean> asked(Command command, RedisScript script, String key, List<byte[]> arguments) {
        Run run = new Run(script, List.of(prefix + key), arguments);
        return commands.run(command, run, answer -> number(answer) == 1);
    }

    private Optional<byte[]> value(String key, Optional<Response> reply) {
        return reply.map(named -> NamedValue.unwrap(prefix + key, named.toBytes()));
    }

    private List<Optional<TimedValue>> values(List<String> keys, List<Optional<Response>> replies) {
        List<Optional<TimedValue>> values = new ArrayList<>(keys.size());
        for (int i = 0; i < keys.size(); i++) {
            values.add(valueIfReadable(keys.get(i), replies.get(2 * i), replies.get(2 * i + 1)));
        }
        return values;
    }

    /** One unreadable value of many is absent, as is one without an end: the others are good. */
    private Optional<TimedValue> valueIfReadable(String key, Optional<Response> millisLeft, Optional<Response> value) {
        try {
            return millisLeft
                    .map(Response::toLong)
                    .filter(left -> left > 0)
                    .flatMap(left -> value(key, value).map(bytes -> new TimedValue(bytes, Duration.ofMillis(left))));
        } catch (SharedStateException | UnsupportedOperationException | NumberFormatException nonsense) {
            return Optional.empty();
        }
    }

    private byte[] named(String key, byte[] value) {
        return NamedValue.wrap(prefix + key, value);
    }

    /** Asked ahead of the value: should another take its place in between, that one counts as older than it is. */
    private Request leftRequest(String key) {
        return Request.cmd(io.vertx.redis.client.Command.PTTL).arg(prefix + key);
    }

    private Request getRequest(String key) {
        return Request.cmd(io.vertx.redis.client.Command.GET).arg(prefix + key);
    }

    private static long number(Response answer) {
        return Objects.requireNonNull(answer.get(1).toLong());
    }

    /** Redis refuses a lifetime of nothing. */
    private static long millis(Duration keepFor) {
        return Math.max(1, keepFor.toMillis());
    }

    private static byte[] text(long number) {
        return Long.toString(number).getBytes(StandardCharsets.US_ASCII);
    }
}
