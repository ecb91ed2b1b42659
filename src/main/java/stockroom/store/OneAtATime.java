package stockroom.store;

import io.smallrye.mutiny.Uni;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Runs an action that never overlaps itself: who asks while it runs joins the run, or has it run once more after. */
final class OneAtATime {

    private final ReentrantLock lock = new ReentrantLock();
    private final Supplier<Uni<Void>> action;
    private @Nullable CompletableFuture<Void> running;
    private @Nullable CompletableFuture<Void> next;

    /** @param action made anew for each run; its failure is nobody's */
    OneAtATime(Supplier<Uni<Void>> action) {
        this.action = action;
    }

    /** The run that is under way, or a new one. */
    Uni<Void> joinOrRun() {
        CompletableFuture<Void> joined;
        lock.lock();
        try {
            joined = running;
        } finally {
            lock.unlock();
        }
        return joined == null ? runFromNow() : uni(joined);
    }

    /** A run that begins now or later: it sees everything that happened before this call. */
    Uni<Void> runFromNow() {
        CompletableFuture<Void> mine = new CompletableFuture<>();
        lock.lock();
        try {
            if (running != null) {
                next = next == null ? mine : next;
                return uni(next);
            }
            running = mine;
        } finally {
            lock.unlock();
        }
        begin(mine);
        return uni(mine);
    }

    private void begin(CompletableFuture<Void> run) {
        action.get().subscribe().with(done -> end(run), failed -> end(run));
    }

    private void end(CompletableFuture<Void> run) {
        CompletableFuture<Void> following;
        lock.lock();
        try {
            following = next;
            running = following;
            next = null;
        } finally {
            lock.unlock();
        }
        run.complete(null);
        if (following != null) {
            begin(following);
        }
    }

    /** A view that a waiter may cancel without touching the run. */
    private static Uni<Void> uni(CompletableFuture<Void> run) {
        return Uni.createFrom().completionStage(() -> run.minimalCompletionStage());
    }
}
