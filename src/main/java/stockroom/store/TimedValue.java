package stockroom.store;

import java.time.Duration;

/** A value that replicas share, and how long it is still there by the clock of Redis. */
public final class TimedValue {

    private final byte[] bytes;
    private final Duration left;

    public TimedValue(byte[] bytes, Duration left) {
        this.bytes = bytes;
        this.left = left;
    }

    byte[] bytes() {
        return bytes;
    }

    Duration left() {
        return left;
    }
}
