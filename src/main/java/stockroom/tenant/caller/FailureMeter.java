package stockroom.tenant.caller;

import java.time.Duration;
import java.time.Instant;
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
            var soonest = Math.clamp(old, now, now + windowMillis);
            var passes = soonest + shareMillis <= now + windowMillis;
            // What is written when none passes differs from what stood there only if the clock was put back.
            if (fullAgainMillis.compareAndSet(slot, old, passes ? soonest + shareMillis : soonest)) {
                return passes ? Duration.ZERO : Duration.ofMillis(soonest + shareMillis - now - windowMillis);
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
