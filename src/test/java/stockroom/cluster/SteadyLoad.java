package stockroom.cluster;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntFunction;
import java.util.function.IntPredicate;

/**
 * Calls at an even pace, whatever becomes of the earlier ones. Each call's time counts from when it was due, so that a
 * call that began late because others were slow is not taken for a quick one.
 */
public final class SteadyLoad {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final int perSecond;

    public SteadyLoad(int perSecond) {
        this.perSecond = perSecond;
    }

    /**
     * One call of the load, and what it was answered; a call without an answer has status 0.
     *
     * @param due when it was to begin, in {@link System#nanoTime}
     * @param ended when the answer was whole
     */
    public record Call(int number, Answer answer, long due, long ended) {

        public Duration took() {
            return Duration.ofNanos(ended - due);
        }
    }

    /** Begins the call of each number in turn, and gives all of them when the last is answered. */
    public List<Call> run(Duration length, IntFunction<CompletableFuture<Answer>> begin) {
        return run(number -> number < length.toMillis() * perSecond / 1_000, begin);
    }

    /** Begins calls for as long as it is true of their number. */
    public List<Call> run(IntPredicate goesOn, IntFunction<CompletableFuture<Answer>> begin) {
        List<CompletableFuture<Call>> begun = new ArrayList<>();
        long intervalNanos = TimeUnit.SECONDS.toNanos(1) / perSecond;
        long start = System.nanoTime();
        for (int i = 0; goesOn.test(i); i++) {
            int number = i;
            long due = start + i * intervalNanos;
            awaitTurn(due);
            begun.add(begin.apply(i)
                    .orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS)
                    .exceptionally(failure -> new Answer(0, failure.toString(), "", Duration.ZERO))
                    .thenApply(answer -> new Call(number, answer, due, System.nanoTime())));
        }
        return begun.stream().map(CompletableFuture::join).toList();
    }

    private static void awaitTurn(long due) {
        for (long left = due - System.nanoTime(); left > 0; left = due - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
    }
}
