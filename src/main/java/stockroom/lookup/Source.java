package stockroom.lookup;

import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import stockroom.store.EntryKey;
import stockroom.upstream.Urgency;

/** Where the answers to keys come from: upstream, asked for one reply or for a batch of products. */
interface Source {

    /** Asks once for all the keys and gives each its outcome, which is {@code Brought} or {@code Failed}. */
    Uni<Map<EntryKey, Outcome>> ask(List<EntryKey> keys, Urgency urgency);

    Lifetimes lifetimes();

    /** The tenant and the version of its credentials that upstream is asked with, in one text that names no secret. */
    String pilot();

    /** How long the caller waits, if it says so. */
    default Optional<Duration> patience() {
        return Optional.empty();
    }

    /** Hears what was brought for one of the keys, be it that another source asked for it. */
    default void hear(Outcome.Brought brought) {}
}
