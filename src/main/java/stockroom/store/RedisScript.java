package stockroom.store;

import io.vertx.redis.client.Command;
import io.vertx.redis.client.Request;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/**
 * A script that Redis runs in one step. Its answer is an array that begins with its first key, so that an answer to
 * another question is not taken for its own.
 */
final class RedisScript {

    private final String source;
    private final String sha1;

    RedisScript(String source) {
        this.source = source;
        this.sha1 = sha1(source);
    }

    /** Runs the script if Redis knows it; else Redis answers {@code NOSCRIPT}. */
    Request byName(List<String> keys, List<byte[]> arguments) {
        return request(Command.EVALSHA, sha1, keys, arguments);
    }

    Request bySource(List<String> keys, List<byte[]> arguments) {
        return request(Command.EVAL, source, keys, arguments);
    }

    private static Request request(Command command, String script, List<String> keys, List<byte[]> arguments) {
        Request request = Request.cmd(command).arg(script).arg(keys.size());
        keys.forEach(request::arg);
        arguments.forEach(request::arg);
        return request;
    }

    /** SHA-1 is how Redis names scripts; nothing is protected by it. */
    private static String sha1(String source) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-1").digest(source.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-1", e);
        }
    }
}
