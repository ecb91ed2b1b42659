package stockroom.lookup;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import stockroom.store.EntryKey;

/**
 * Keys whose last fetch failed a moment ago. While one rests, what is kept of it serves without asking upstream again:
 * a failing upstream is not asked once for every caller.
 */
final class Resting {

    private static final int KEYS_MAX = 100_000;

    private final Set<EntryKey> keys = ConcurrentHashMap.newKeySet();
    private final Duration rest;
    private final Ambient ambient;

    Resting(Duration rest, Ambient ambient) {
        this.rest = rest;
        this.ambient = ambient;
    }

    void begin(EntryKey key) {
        if (keys.size() < KEYS_MAX && keys.add(key)) {
            ambient.after(rest, () -> keys.remove(key));
        }
    }

    boolean has(EntryKey key) {
        return !keys.isEmpty() && keys.contains(key);
    }
}
