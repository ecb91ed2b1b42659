package stockroom.entry;

import java.time.Duration;

/**
 * What a request's body may be.
 *
 * @param bytesMax its size
 * @param timeout from the request's head to the body's last byte
 */
public record BodyLimits(int bytesMax, Duration timeout) {

    public BodyLimits {
        if (bytesMax <= 0) {
            throw new IllegalArgumentException("stockroom.request-bytes-max must be positive: " + bytesMax);
        }
        if (timeout.toMillis() <= 0) {
            throw new IllegalArgumentException("stockroom.request-timeout must be 1 ms or more: " + timeout);
        }
    }
}
