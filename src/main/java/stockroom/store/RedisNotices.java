package stockroom.store;

import io.smallrye.mutiny.Uni;
import io.vertx.redis.client.Response;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import stockroom.store.RedisCommands.Run;
import stockroom.store.StoreMetrics.Command;

/** Notices in a sorted set of Redis, by their end. */
final class RedisNotices implements PinnedNotices {

    /** Longer than the clocks of replicas differ: nobody takes down what still counts for another. */
    private static final Duration CLOCKS_APART = Duration.ofHours(1);

    /** Takes down before it pins: a full Redis refuses a script whose first write needs memory. */
    private static final RedisScript PIN = new RedisScript("""
            redis.call('ZREMRANGEBYSCORE', KEYS[1], '-inf', ARGV[1])
            for i = 3, #ARGV, 2 do redis.call('ZADD', KEYS[1], ARGV[i], ARGV[i + 1]) end
            redis.call('ZREMRANGEBYRANK', KEYS[1], 0, -tonumber(ARGV[2]) - 1)
            local last = redis.call('ZRANGE', KEYS[1], -1, -1, 'WITHSCORES')
            if last[2] then redis.call('PEXPIRE', KEYS[1], string.format('%.0f', last[2] - ARGV[1])) end
            return {KEYS[1], 1}
            """);

    private static final RedisScript PAGE = new RedisScript("""
            return {KEYS[1], redis.call('ZREVRANGE', KEYS[1], ARGV[1], ARGV[2], 'WITHSCORES')}
            """);

    private final RedisCommands commands;
    private final StoreTools tools;
    private final List<String> keys;
    private final int max;

    /** @param max how many notices hang there at a time */
    RedisNotices(RedisCommands commands, String key, int max, StoreTools tools) {
        this.commands = commands;
        this.tools = tools;
        this.keys = List.of(key);
        this.max = max;
    }

    @Override
    public Uni<Void> pin(Collection<Notice> notices) {
        Instant ended = tools.clock().instant().minus(CLOCKS_APART);
        List<byte[]> arguments = new ArrayList<>();
        arguments.add(text(ended.toEpochMilli()));
        arguments.add(text(max));
        for (Notice notice : notices) {
            arguments.add(text(notice.until().toEpochMilli()));
            arguments.add(notice.text().getBytes(StandardCharsets.UTF_8));
        }
        return commands.run(Command.NOTICE_PIN, new Run(PIN, keys, arguments), answer -> answer)
                .replaceWithVoid();
    }

    @Override
    public Uni<List<Notice>> page(int from, int count) {
        List<byte[]> arguments = List.of(text(from), text(from + count - 1L));
        return commands.run(Command.NOTICE_READ, new Run(PAGE, keys, arguments), answer -> read(answer.get(1)));
    }

    private static List<Notice> read(Response textsAndEnds) {
        List<Notice> notices = new ArrayList<>(textsAndEnds.size() / 2);
        for (int i = 0; i + 1 < textsAndEnds.size(); i += 2) {
            String text = textsAndEnds.get(i).toString(StandardCharsets.UTF_8);
            Notice.read(textsAndEnds.get(i + 1).toString(), text).ifPresent(notices::add);
        }
        return notices;
    }

    private static byte[] text(long number) {
        return Long.toString(number).getBytes(StandardCharsets.US_ASCII);
    }
}
