package stockroom.token;

import io.smallrye.mutiny.Uni;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** One piece of work at a time that whoever comes meanwhile waits for. It outlives the one who began it. */
final class Joined<T> {

    private final AtomicReference<@Nullable CompletableFuture<T>> running = new AtomicReference<>();

    /** The outcome of the work under way, or of the given work, begun at once. */
    Uni<T> join(Supplier<Uni<T>> work) {
        CompletableFuture<T> mine = new CompletableFuture<>();
        CompletableFuture<T> theirs = running.compareAndExchange(null, mine);
        if (theirs != null) {
            return waiting(theirs);
        }
        Uni<T> outcome = waiting(mine);
        Uni.createFrom()
                .deferred(work::get)
                .subscribe()
                .with(
                        item -> finish(mine).complete(item),
                        failure -> finish(mine).completeExceptionally(failure));
        return outcome;
    }

    boolean isRunning() {
        return running.get() != null;
    }

    /** Cleared before anyone hears of it: who asks again then begins anew. */
    private CompletableFuture<T> finish(CompletableFuture<T> mine) {
        running.compareAndSet(mine, null);
        return mine;
    }

    /** A copy for each, since cancelling the Uni cancels its future. */
    private static <T> Uni<T> waiting(CompletableFuture<T> future) {
        return Uni.createFrom().completionStage(future::copy);
    }
}
