package stockroom.upstream;

import java.time.Duration;

/**
 * How long an account waits that upstream sends away for calling too often.
 *
 * @param pause where upstream does not say; half as long again at most, so that not all come back together
 * @param pauseMax however long upstream says
 */
public record PauseLimits(Duration pause, Duration pauseMax) {

    /** What is used where nothing is set. */
    public static final PauseLimits DEFAULTS = new PauseLimits(Duration.ofSeconds(5), Duration.ofMinutes(5));

    public PauseLimits {
        UpstreamLimits.positive("rate-limit.pause", pause);
        UpstreamLimits.positive("rate-limit.pause-max", pauseMax);
        if (pauseMax.compareTo(pause) < 0) {
            throw new IllegalArgumentException(
                    "stockroom.upstream.rate-limit.pause-max must not be shorter than pause: " + pauseMax);
        }
    }
}
