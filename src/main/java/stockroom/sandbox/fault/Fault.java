package stockroom.sandbox.fault;

import java.util.Optional;
import java.util.OptionalInt;

/**
 * A way to go wrong.
 *
 * @param status what is answered in place of the kind's own status
 * @param retryAfter what {@code Retry-After} says, verbatim
 * @param millis over how long {@link FaultKind#SLOW} spreads
 * @param bytes how large {@link FaultKind#OVERSIZE} is
 */
public record Fault(
        FaultKind kind, OptionalInt status, String errorClass, Optional<String> retryAfter, int millis, int bytes) {

    public Fault {
        if (status.isPresent() && (status.getAsInt() < 200 || status.getAsInt() > 599)) {
            throw new IllegalArgumentException("status from 200 to 599");
        }
        if (millis < 1 || bytes < 1 || bytes > 256 << 20) {
            throw new IllegalArgumentException("millis above 0 and bytes from 1 to 256 MiB");
        }
    }
}
