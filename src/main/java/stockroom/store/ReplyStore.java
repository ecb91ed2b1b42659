package stockroom.store;

import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;

/** Keeps replies. What it cannot find, for whatever reason, is a miss: nothing here ever fails. */
public interface ReplyStore {

    Uni<Optional<Found>> find(EntryKey key);

    /** Those of the keys that are kept. */
    Uni<Map<EntryKey, Found>> findAll(Collection<EntryKey> keys);

    /**
     * Keeps the entry for that long, if there is room. Begins at once, subscribed to or not.
     *
     * @return ends when other replicas can see the entry, or never will
     */
    Uni<Void> keep(Entry entry, Duration keepFor);
}
