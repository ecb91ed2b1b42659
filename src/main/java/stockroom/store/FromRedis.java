package stockroom.store;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/**
 * An entry that Redis has.
 *
 * <p>Clocks of replicas may be wrong, this one's or the one's that wrote it: what counts is how long the value has been
 * in Redis, or what the clocks say where that is more.
 *
 * @param age since its fetch began, at the least
 * @param left how much longer Redis keeps it
 */
record FromRedis(Entry entry, Duration age, Duration left) {

    /** How much longer than it was kept for a value may seem to last, which is rounded. */
    private static final Duration ROUNDED = Duration.ofSeconds(1);

    /** Nothing where the value lasts longer than it was kept for: Redis's own clock was put back, its age is unknown. */
    static Optional<FromRedis> of(Decoded.Kept kept, Duration left, Instant now) {
        Duration inRedis = kept.entry().age(kept.keptUntil()).minus(left);
        Duration byClocks = kept.entry().age(now);
        return inRedis.plus(ROUNDED).isNegative()
                ? Optional.empty()
                : Optional.of(new FromRedis(kept.entry(), longest(inRedis, byClocks), left));
    }

    /** The entry as it is on that clock. */
    Entry on(InstantSource clock) {
        return entry.aged(age, clock.instant());
    }

    private static Duration longest(Duration one, Duration other) {
        return one.compareTo(other) >= 0 ? one : other;
    }
}
