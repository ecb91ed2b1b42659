package stockroom.tenant.caller;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.atomic.AtomicLongArray;

/**
 * Meters failures by key: so many at once, then one whenever a share of the window has passed.
 *
 * <p>A token bucket by the virtual scheduling algorithm (GCRA): a bucket is one number, the time at which it will be
 * full again, so that a table of buckets is an array of fixed size without locks or eviction. Keys share a bucket by a
 * hash that outsiders cannot foresee. Sharing one turns a stranger's 401 into a 429, which is all the harm it can do,
 * whereas a map that evicts could be flooded until it forgets.
 */
final class FailureMeter {

    private static final int SLOTS = 8192;

    private final AtomicLongArray fullAgainMillis = new AtomicLongArray(SLOTS);
    private final long windowMillis;
    private final long shareMillis;
    private final long seed;

    /** Takes failures in a window, and what makes the hash unforeseeable. */
    FailureMeter(int perWindow, Duration window, long seed) {
        this.windowMillis = window.toMillis();
        this.shareMillis = Math.max(1, windowMillis / perWindow);
        this.seed = seed;
    }

    /** Counts a failure: zero, or how long until the next one would pass. One too many is not counted itself. */
    Duration failed(String key, Instant when) {
        var now = when.toEpochMilli();
        var slot = slot(key);
        while (true) {
            var old = fullAgainMillis.get(slot);
            // A clock that was put back would leave buckets empty for as long.
            var next = Math.clamp(old, now, now + windowMillis) + shareMillis;
            if (next - now > windowMillis) {
                return Duration.of(next - now - windowMillis, ChronoUnit.MILLIS);
            }
            if (fullAgainMillis.compareAndSet(slot, old, next)) {
                return Duration.ZERO;
            }
        }
    }

    private int slot(String key) {
        var hash = seed;
        for (int i = 0; i < key.length(); i++) {
            hash = mix(hash ^ key.charAt(i));
        }
        return (int) (hash >>> 51);
    }

    /** The finisher of SplitMix64. */
    private static long mix(long value) {
        var mixed = (value ^ value >>> 30) * 0xBF58476D1CE4E5B9L;
        mixed = (mixed ^ mixed >>> 27) * 0x94D049BB133111EBL;
        return mixed ^ mixed >>> 31;
    }
}
