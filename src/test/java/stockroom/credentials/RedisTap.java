package stockroom.credentials;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import stockroom.testing.RedisProcess;

/** Hears every command that Redis is sent, messages to subscribers among them, and lists what it keeps. */
final class RedisTap implements AutoCloseable {

    /** Values of any kind in hex: what is binary would not survive being read as text. */
    private static final String DUMP = """
            local function hex(value)
              return (value:gsub('.', function(c) return string.format('%02x', c:byte()) end))
            end
            local read = {
              string = function(key) return {redis.call('GET', key)} end,
              hash = function(key) return redis.call('HGETALL', key) end,
              list = function(key) return redis.call('LRANGE', key, 0, -1) end,
              set = function(key) return redis.call('SMEMBERS', key) end,
              zset = function(key) return redis.call('ZRANGE', key, 0, -1) end}
            local lines = {}
            for _, key in ipairs(redis.call('KEYS', '*')) do
              for _, value in ipairs(read[redis.call('TYPE', key).ok](key)) do
                table.insert(lines, key .. ' ' .. hex(value))
                table.insert(lines, value)
              end
            end
            return lines""";

    private final Socket socket;
    private final Queue<String> heard = new ConcurrentLinkedQueue<>();

    private RedisTap(Socket socket) {
        this.socket = socket;
        Thread.ofVirtual().start(this::listen);
    }

    static RedisTap on(RedisProcess redis) {
        try {
            Socket socket = new Socket(InetAddress.getLoopbackAddress(), redis.port());
            socket.getOutputStream().write("MONITOR\r\n".getBytes(StandardCharsets.US_ASCII));
            return new RedisTap(socket);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String heard() {
        return String.join("\n", heard);
    }

    static String dump(RedisProcess redis) {
        return redis.cli("EVAL", DUMP, "0");
    }

    private void listen() {
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8))) {
            lines.lines().forEach(heard::add);
        } catch (IOException | UncheckedIOException closed) {
            heard.add("closed");
        }
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
