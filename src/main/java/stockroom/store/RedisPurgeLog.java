package stockroom.store;

import io.smallrye.mutiny.Uni;
import io.vertx.redis.client.Response;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import stockroom.store.RedisCommands.Run;
import stockroom.store.StoreMetrics.Command;

/**
 * The log of purges in Redis: a hash that names the log and its last record, and a bounded sorted set of records. Both
 * share a hash tag, so that a script may touch them in a cluster.
 */
final class RedisPurgeLog implements PurgeLog {

    private static final int RECORDS_MAX = 1_000;

    /** Trims before it adds: a full Redis refuses a script whose first write needs memory, not one that frees some. */
    private static final RedisScript APPEND = new RedisScript("""
            redis.call('ZREMRANGEBYRANK', KEYS[2], 0, -tonumber(ARGV[4]))
            local epoch = redis.call('HGET', KEYS[1], 'epoch')
            if not epoch then
              epoch = ARGV[3]
              redis.call('DEL', KEYS[2])
              redis.call('HSET', KEYS[1], 'epoch', epoch, 'seq', 0, 'id', '')
            end
            local seq = redis.call('HINCRBY', KEYS[1], 'seq', 1)
            redis.call('HSET', KEYS[1], 'id', ARGV[1])
            redis.call('ZADD', KEYS[2], seq, seq .. ' ' .. ARGV[1] .. ' ' .. ARGV[2])
            redis.call('PUBLISH', ARGV[5], ARGV[6])
            return {KEYS[1], epoch, tostring(seq), ARGV[1]}
            """);

    /** A log that lacks what the reader has read of it is given a new name: its numbers would be used twice. */
    private static final RedisScript SINCE = new RedisScript("""
            local head = redis.call('HMGET', KEYS[1], 'epoch', 'seq', 'id')
            local epoch, seq, id = head[1], tonumber(head[2]), head[3]
            local known = tonumber(ARGV[2])
            local function answer(word, records)
              return {KEYS[1], word, epoch, tostring(seq), id, records}
            end
            local function renamed()
              redis.call('DEL', KEYS[2])
              redis.call('HSET', KEYS[1], 'epoch', ARGV[4], 'seq', 0, 'id', '')
              epoch, seq, id = ARGV[4], 0, ''
              return answer('lost', {})
            end
            if not epoch or not seq or not id then return renamed() end
            if epoch ~= ARGV[1] then return answer('lost', {}) end
            if known == seq and id == ARGV[3] then return answer('continues', {}) end
            if known >= seq then return renamed() end
            local records = redis.call('ZRANGEBYSCORE', KEYS[2], known, '+inf')
            if known > 0 then
              if #records ~= seq - known + 1 then return answer('lost', {}) end
              local own = known .. ' ' .. ARGV[3] .. ' '
              if string.sub(records[1], 1, #own) ~= own then return renamed() end
              table.remove(records, 1)
            elseif #records ~= seq then
              return answer('lost', {})
            end
            return answer('continues', records)
            """);

    private final RedisCommands commands;
    private final StoreTools tools;
    private final List<String> keys;
    private final String channel;

    RedisPurgeLog(RedisCommands commands, String prefix, String channel, StoreTools tools) {
        this.commands = commands;
        this.tools = tools;
        this.keys = List.of(prefix + "{purge}:head", prefix + "{purge}:log");
        this.channel = channel;
    }

    @Override
    public Uni<LogPosition> append(PurgeRecord record) {
        List<byte[]> arguments = bytes(
                record.id(),
                record.selectorText(),
                newEpoch(),
                Integer.toString(RECORDS_MAX),
                channel,
                PurgeLog.MESSAGE);
        return commands.run(Command.PURGE_APPEND, new Run(APPEND, keys, arguments), answer -> place(answer, 1));
    }

    @Override
    public Uni<Answer> since(LogPosition known) {
        List<byte[]> arguments = bytes(known.epoch(), Long.toString(known.seq()), known.id(), newEpoch());
        return commands.run(Command.PURGE_READ, new Run(SINCE, keys, arguments), RedisPurgeLog::read);
    }

    private static Answer read(Response answer) {
        LogPosition head = place(answer, 2);
        return switch (answer.get(1).toString()) {
            case "continues" -> new Continues(head, records(answer.get(5)));
            case "lost" -> new LostTrack(head);
            default -> throw new SharedStateException("not an answer of the purge log");
        };
    }

    private static List<PurgeRecord> records(Response lines) {
        List<PurgeRecord> records = new ArrayList<>(lines.size());
        for (Response line : lines) {
            String[] parts = line.toString(StandardCharsets.UTF_8).split(" ", 3);
            records.add(PurgeRecord.read(parts[1], Long.parseLong(parts[0]), parts[2]));
        }
        return List.copyOf(records);
    }

    private static LogPosition place(Response answer, int at) {
        String epoch = answer.get(at).toString();
        return new LogPosition(
                epoch,
                Long.parseLong(answer.get(at + 1).toString()),
                answer.get(at + 2).toString());
    }

    private String newEpoch() {
        return tools.randomId() + tools.randomId();
    }

    private static List<byte[]> bytes(String... texts) {
        List<byte[]> bytes = new ArrayList<>(texts.length);
        for (String text : texts) {
            bytes.add(text.getBytes(StandardCharsets.UTF_8));
        }
        return bytes;
    }
}
