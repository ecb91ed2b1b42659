package stockroom.store;

/**
 * A purge that touches a key: entries whose fetch began before it are not served.
 *
 * @param seq its number in the log that replicas share, 0 where it has none
 */
public record PurgeBarrier(PurgeSelector selector, long seq) {}
