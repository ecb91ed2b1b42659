package stockroom.store;

/**
 * How much was known of purges at one moment, in counters and never in clock time.
 *
 * @param epoch the shared log that the sequence number belongs to; empty while none is known
 * @param seq the last purge of that log that was known
 * @param replica the process that took the mark: only it can read {@code local}
 * @param local how many purges that process had applied
 */
public record PurgeMark(String epoch, long seq, long replica, long local) {}
