package stockroom.store;

import java.util.Optional;

/**
 * What the tiers hold of one key, purged or not.
 *
 * @param redis nothing where Redis is not in use
 */
public record Shelved(Optional<Entry> memory, Optional<InRedis> redis) {

    /** What Redis said of the key. */
    public sealed interface InRedis {

        /** The entry. */
        record Held(Entry entry) implements InRedis {}

        /** It has none. */
        record Absent() implements InRedis {}

        /** It has a value that is not this key's entry. */
        record Unreadable(StoreMetrics.Unreadable reason) implements InRedis {}

        /** It did not answer in time. */
        record Silent() implements InRedis {}
    }
}
