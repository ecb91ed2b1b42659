package stockroom.lookup;

import java.time.Duration;
import java.util.concurrent.ConcurrentHashMap;
import stockroom.store.EntryKey;

/**
 * Keys whose last fetch came to nothing a moment ago. While one rests, upstream is not asked again in the background: a
 * failing upstream is not asked once for every caller.
 */
final class Resting {

    private static final int KEYS_MAX = 100_000;

    private final ConcurrentHashMap<EntryKey, Rest> keys = new ConcurrentHashMap<>();
    private final Duration rest;
    private final Ambient ambient;

    /** What callers get while a key rests. */
    enum Rest {
        /** What is kept, without asking. */
        SERVING,
        /** Nothing that would not be served anyway: nothing failed, or upstream refuses the login. */
        WITHHOLDING
    }

    Resting(Duration rest, Ambient ambient) {
        this.rest = rest;
        this.ambient = ambient;
    }

    void begin(EntryKey key, Rest how) {
        if (keys.size() < KEYS_MAX && keys.putIfAbsent(key, how) == null) {
            ambient.after(rest, () -> keys.remove(key));
        }
    }

    boolean has(EntryKey key) {
        return keys.containsKey(key);
    }

    boolean serves(EntryKey key) {
        return keys.get(key) == Rest.SERVING;
    }

    /** How many keys rest. */
    int size() {
        return keys.size();
    }
}
