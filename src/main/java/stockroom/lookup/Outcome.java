package stockroom.lookup;

import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.Optional;
import stockroom.catalog.FailureCause;
import stockroom.catalog.Reply;
import stockroom.store.Entry;
import stockroom.store.Found;

/** What fetching one key came to. */
sealed interface Outcome {

    /** A tier had it after all: another caller or replica was quicker. */
    record Present(Found found) implements Outcome {}

    /**
     * Upstream answered.
     *
     * @param kept the entry, if the answer may be kept
     * @param shared ends when other replicas can see the entry, or never will
     */
    record Brought(Reply reply, Optional<Entry> kept, Uni<Void> shared) implements Outcome {

        static Brought unkept(Reply reply) {
            return new Brought(reply, Optional.empty(), Uni.createFrom().voidItem());
        }
    }

    /** Upstream did not answer. */
    record Failed(FailureCause cause, Optional<Duration> retryAfter) implements Outcome {}

    /** Another replica is at it, and nobody here waits for it. */
    record LeftToAnother() implements Outcome {}
}
