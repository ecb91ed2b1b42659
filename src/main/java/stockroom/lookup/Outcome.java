package stockroom.lookup;

import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
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
     * @param codes the products that the reply is about, all together, where it could not be taken apart
     */
    record Brought(Reply reply, Optional<Entry> kept, Uni<Void> shared, Set<String> codes) implements Outcome {

        public Brought {
            codes = Set.copyOf(codes);
        }

        static Brought kept(Entry entry, Uni<Void> shared) {
            return new Brought(entry.reply(), Optional.of(entry), shared, Set.of());
        }

        static Brought unkept(Reply reply) {
            return unkept(reply, Set.of());
        }

        static Brought unkept(Reply reply, Set<String> codes) {
            return new Brought(reply, Optional.empty(), Uni.createFrom().voidItem(), codes);
        }
    }

    /** Upstream did not answer. */
    record Failed(FailureCause cause, Optional<Duration> retryAfter) implements Outcome {}

    /** Another replica is at it, or more urgent calls are, and nobody here waits for it. */
    record LeftToAnother() implements Outcome {}
}
