package stockroom.tenant.key;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * The operators' keys: lines of hex SHA-256, comments from {@code #} on.
 *
 * <p>Fails closed. No file, an empty one, an unreadable or a broken one lets nobody in, since the change that broke it
 * may have been made to shut somebody out.
 */
public final class OperatorKeys implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(OperatorKeys.class);

    private final Optional<Path> file;
    private volatile State state = new State(List.of(), Optional.empty());
    private @Nullable ScheduledFuture<?> looking;

    /** What the file said at the last look; the problem is told to the log once. */
    private record State(List<KeyDigest> keys, Optional<String> problem) {}

    /** Reads the file once. */
    public OperatorKeys(Optional<Path> file) {
        this.file = file;
        look();
    }

    /** Reads the file now and again at each interval, on the timer's threads: reading blocks. */
    public static OperatorKeys watching(Optional<Path> file, Duration lookEvery, ScheduledExecutorService timer) {
        var keys = new OperatorKeys(file);
        var millis = lookEvery.toMillis();
        keys.looking = timer.scheduleWithFixedDelay(keys::look, millis, millis, TimeUnit.MILLISECONDS);
        return keys;
    }

    /** Whether the header carries an operator's key as Bearer (RFC 6750). Takes the same time for every wrong key. */
    public OperatorCheck check(Optional<String> authorizationHeader) {
        var keys = state.keys;
        if (keys.isEmpty()) {
            return OperatorCheck.CLOSED;
        }
        var presented = authorizationHeader.flatMap(BearerHeader::token).map(KeyDigest::of);
        return presented.isPresent() && anyEqual(keys, presented.get()) ? OperatorCheck.ALLOWED : OperatorCheck.UNKNOWN;
    }

    /** Why nobody is let in, without contents: the file's problem, if it has one. */
    public Optional<String> problem() {
        return state.problem;
    }

    /** Reads the file again. Blocks. */
    void look() {
        var found = file.map(OperatorKeys::read).orElseGet(() -> new State(List.of(), Optional.empty()));
        if (!found.problem.equals(state.problem)) {
            found.problem.ifPresent(problem -> LOG.warnf("operators' keys cannot be used problem=\"%s\"", problem));
        }
        state = found;
    }

    private static State read(Path file) {
        try {
            var keys =
                    KeyLines.read(file).stream().map(line -> digest(file, line)).toList();
            return new State(keys, keys.isEmpty() ? Optional.of(file + ": has no key") : Optional.empty());
        } catch (KeyFileException broken) {
            return new State(List.of(), Optional.of(String.valueOf(broken.getMessage())));
        }
    }

    private static KeyDigest digest(Path file, KeyLines.Line line) {
        return KeyDigest.ofHex(line.text())
                .orElseThrow(() -> new KeyFileException(file, line.number(), "is not the hex SHA-256 of a key"));
    }

    private static boolean anyEqual(List<KeyDigest> keys, KeyDigest presented) {
        var found = false;
        for (var key : keys) {
            found |= key.equals(presented);
        }
        return found;
    }

    @Override
    public void close() {
        var task = looking;
        if (task != null) {
            task.cancel(false);
        }
    }
}
