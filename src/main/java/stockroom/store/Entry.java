package stockroom.store;

import java.time.Duration;
import java.time.Instant;
import stockroom.catalog.Reply;

/**
 * A reply that is kept.
 *
 * @param fetchedAt when the fetch that brought it began
 * @param fetchTook how long upstream took
 * @param jitterPermille what the entry's lifetimes are stretched by, -100 to 100, so that entries of one moment do not
 *     end together
 * @param mark what was known of purges when the fetch began: a newer purge removes the entry
 */
public record Entry(
        EntryKey key, Reply reply, Instant fetchedAt, Duration fetchTook, int jitterPermille, PurgeMark mark) {

    private static final int JITTER_MAX = 100;

    /** How far the clocks of replicas may lie apart. */
    private static final Duration AHEAD_MAX = Duration.ofSeconds(5);

    public Entry {
        if (reply.kind() != Reply.Kind.SUCCESS && reply.kind() != Reply.Kind.NOT_FOUND) {
            throw new IllegalArgumentException("a reply of kind " + reply.kind() + " is never kept");
        }
        if (Math.abs(jitterPermille) > JITTER_MAX) {
            throw new IllegalArgumentException("jitter of " + jitterPermille + " per mille is over 100");
        }
        if (fetchTook.isNegative()) {
            throw new IllegalArgumentException("a fetch cannot take " + fetchTook);
        }
    }

    /**
     * Whether its fetch lies further ahead than clocks of replicas may differ: a clock was put back. How old the entry is
     * can not be told, so it counts as older than any other.
     */
    public boolean isFromFuture(Instant now) {
        return fetchedAt.isAfter(now.plus(AHEAD_MAX));
    }

    /** Whether it is to be kept rather than the other one: its fetch began later, or at the same time. */
    boolean supersedes(Entry other, Instant now) {
        return other.isFromFuture(now) || (!isFromFuture(now) && !fetchedAt.isBefore(other.fetchedAt));
    }
}
