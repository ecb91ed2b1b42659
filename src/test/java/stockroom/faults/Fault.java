package stockroom.faults;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import stockroom.cluster.Answer;

/** Something that breaks while traffic goes on. */
interface Fault {

    String name();

    Bound bound();

    /** Before the tiers are filled. */
    default void prepare(Stage stage) {}

    /**
     * Breaks it, as the load begins or while it runs.
     *
     * @param length of the load
     */
    void begin(Stage stage, Duration length);

    /** What upstream says to every call while it is broken, where it says one thing: that passes as it came. */
    default Optional<Answer> upstreamsWords(Stage stage) {
        return Optional.empty();
    }

    /** Mends it, when the load has ended; fails where nothing was broken. */
    void end(Stage stage);

    /** Does something while the load runs, on a thread that may wait. */
    static void after(Duration delay, Runnable work) {
        var _ = CompletableFuture.runAsync(
                work,
                CompletableFuture.delayedExecutor(delay.toMillis(), TimeUnit.MILLISECONDS, Thread::startVirtualThread));
    }
}
