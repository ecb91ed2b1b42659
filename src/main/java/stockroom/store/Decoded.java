package stockroom.store;

import java.time.Instant;

/** What the bytes of a stored entry turned out to be. */
sealed interface Decoded {

    /**
     * The entry that was asked.
     *
     * @param keptUntil when it ends, by the clock of the replica that wrote it
     */
    record Kept(Entry entry, Instant keptUntil) implements Decoded {}

    /** Not the entry that was asked. */
    record Unreadable(StoreMetrics.Unreadable reason) implements Decoded {}
}
