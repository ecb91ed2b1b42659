package stockroom.credentials;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import stockroom.testing.GatewayProcess;
import stockroom.testing.RedisProcess;

/**
 * One time for all: the gateways' clocks, the sandbox's, and the lifetimes of the keys in Redis, which knows of no other
 * time than the machine's and is made older.
 */
final class MovedTime {

    private static final Duration PROBE = Duration.ofHours(1);

    private static final String MAKE_OLDER = """
            for _, key in ipairs(redis.call('KEYS', '*')) do
              local left = redis.call('PTTL', key)
              if left >= 0 and left <= tonumber(ARGV[1]) then redis.call('DEL', key)
              elseif left >= 0 then redis.call('PEXPIRE', key, left - ARGV[1]) end
            end
            return 1""";

    private final Path file;
    private Duration offset = Duration.ZERO;

    MovedTime(Path file) {
        this.file = file;
        write();
    }

    Path file() {
        return file;
    }

    Duration offset() {
        return offset;
    }

    Instant now() {
        return Instant.now().plus(offset);
    }

    /** Moves the gateways, by two seconds or more, and returns when they have moved. */
    void moveGateways(Duration by, List<GatewayProcess> gateways, Caller known) {
        if (by.toSeconds() < 2) {
            throw new IllegalArgumentException("less than 2 s cannot be told from none");
        }
        offset = offset.plus(by);
        write();
        await().atMost(Duration.ofSeconds(10))
                .pollInterval(Duration.ofMillis(10))
                .pollDelay(Duration.ofMillis(20))
                .until(() -> gateways.stream().allMatch(gateway -> hasMoved(gateway, known)));
    }

    static void makeOlder(RedisProcess redis, Duration by) {
        redis.cli("EVAL", MAKE_OLDER, "0", Long.toString(by.toMillis()));
    }

    /** A gateway token's end shows the gateway's clock. */
    private boolean hasMoved(GatewayProcess gateway, Caller known) {
        long ends = known.token(gateway, PROBE).json().path("expires").asLong();
        Instant theirs = Instant.ofEpochSecond(ends).minus(PROBE);
        return Duration.between(theirs, now()).abs().compareTo(Duration.ofMillis(1_500)) < 0;
    }

    /** In one step: a file found half written would put the clock back. */
    private void write() {
        try {
            Path draft = Files.writeString(file.resolveSibling("draft"), offset.toString());
            Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(Optional.ofNullable(e.getMessage()).orElse("clock"), e);
        }
    }
}
