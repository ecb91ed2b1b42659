package stockroom.token;

import java.time.Duration;

/**
 * How often upstream may be asked to log a tenant in.
 *
 * @param perHour logins of a tenant over all replicas in an hour, failed ones too
 * @param backoffFirst the pause after a first passing failure, doubled by each further one
 * @param backoffMax the longest such pause
 * @param probeAfter when a rejected password is tried again, by one replica and once
 * @param rejectionKept how long replicas remember a rejection together
 */
public record LoginLimits(
        int perHour, Duration backoffFirst, Duration backoffMax, Duration probeAfter, Duration rejectionKept) {

    /** What is used where nothing is set. */
    public static final LoginLimits DEFAULTS = new LoginLimits(
            30, Duration.ofSeconds(1), Duration.ofMinutes(5), Duration.ofMinutes(30), Duration.ofHours(24));

    public LoginLimits {
        if (perHour < 1) {
            throw new IllegalArgumentException("stockroom.token.logins.per-hour must be at least 1: " + perHour);
        }
        positive("logins.backoff-first", backoffFirst);
        positive("logins.probe-after", probeAfter);
        if (backoffMax.compareTo(backoffFirst) < 0) {
            throw new IllegalArgumentException(
                    "stockroom.token.logins.backoff-max must not be under backoff-first: " + backoffMax);
        }
        if (rejectionKept.compareTo(probeAfter) < 0) {
            throw new IllegalArgumentException(
                    "stockroom.token.logins.rejection-kept must not be under probe-after: " + rejectionKept);
        }
    }

    /** Here and not with the other settings: their defaults are made of these, and the one must be there before the other. */
    static void positive(String setting, Duration value) {
        if (value.isZero() || value.isNegative()) {
            throw new IllegalArgumentException("stockroom.token." + setting + " must be positive: " + value);
        }
    }
}
