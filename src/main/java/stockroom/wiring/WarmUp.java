package stockroom.wiring;

import io.smallrye.mutiny.Uni;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import stockroom.store.SharedState;

/**
 * Talks to Redis before the first call does. A process that has just started takes longer for a command than a command
 * may take: its first callers would find Redis given up, and each replica would ask upstream by itself.
 *
 * <p>Where Redis does not answer, it is over after a short time and nothing is lost.
 */
final class WarmUp {

    private static final int ROUNDS_IN_A_ROW = 5;
    private static final Duration LONGEST = Duration.ofSeconds(3);
    private static final Duration PAUSE = Duration.ofMillis(50);
    private static final Duration KEPT = Duration.ofSeconds(5);

    private final SharedState shared;
    private final String key;
    private final Duration longest;

    /** Uses the key, which is this process's own, for three seconds at the longest. */
    WarmUp(SharedState shared, String key) {
        this(shared, key, LONGEST);
    }

    WarmUp(SharedState shared, String key, Duration longest) {
        this.shared = shared;
        this.key = key;
        this.longest = longest;
    }

    /** Ends when a few rounds in a row have gone well, or when that has taken too long. Blocks: not for event loops. */
    void run() {
        long end = System.nanoTime() + longest.toNanos();
        int inARow = 0;
        while (inARow < ROUNDS_IN_A_ROW && System.nanoTime() < end) {
            inARow = goesWell() ? inARow + 1 : 0;
            if (inARow == 0) {
                LockSupport.parkNanos(PAUSE.toNanos());
            }
        }
    }

    private boolean goesWell() {
        return round().onItem()
                .transform(done -> true)
                .onFailure()
                .recoverWithItem(false)
                .subscribeAsCompletionStage()
                .join();
    }

    /** Each command that a miss needs. */
    private Uni<Long> round() {
        byte[] value = key.getBytes(StandardCharsets.UTF_8);
        return shared.putIfAbsent(key, value, KEPT)
                .chain(() -> shared.extendIfEqual(key, value, KEPT))
                .chain(() -> shared.put(key, value, KEPT))
                .chain(() -> shared.getAll(List.of(key)))
                .chain(() -> shared.get(key))
                .chain(() -> shared.removeIfEqual(key, value))
                .chain(() -> shared.remove(key))
                .chain(() -> shared.publish(key))
                .chain(() -> shared.increment(key, KEPT));
    }
}
