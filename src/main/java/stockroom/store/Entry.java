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

    /** The entry of that age on the given clock, which may show another time than the one it was fetched by. */
    Entry aged(Duration age, Instant now) {
        return new Entry(key, reply, now.minus(age), fetchTook, jitterPermille, mark);
    }

    /** Since its fetch began; never negative, whatever clocks do. */
    public Duration age(Instant now) {
        Duration age = Duration.between(fetchedAt, now);
        return age.isNegative() ? Duration.ZERO : age;
    }

    /** Whether it is to be kept rather than the other one: its fetch began later, or at the same time. */
    boolean supersedes(Entry other) {
        return !fetchedAt.isBefore(other.fetchedAt);
    }
}
