package stockroom.entry;

import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;
import stockroom.catalog.Scope;
import stockroom.entry.WireRequest.Verb;
import stockroom.lookup.Plan;

/**
 * Calls whose answers were lately found in memory, by the very bytes that they came as: those need not be read again.
 *
 * <p>What bytes mean is a matter of the bytes alone, so nothing here ever goes stale; whether the caller may ask and
 * whether the answer may be shown is decided anew each time. The table has a fixed number of places, and a call takes
 * the place of whatever stood there: it costs one step to look, and nobody can fill it or make it slow.
 */
public final class SeenCalls {

    /** Of a target and of a body, each: what is longer is not worth a place. */
    static final int LENGTH_MAX = 512;

    private static final int PLACES_MAX = 1 << 20;

    private final AtomicReferenceArray<@Nullable Seen> places;

    private record Seen(Spelling spelling, Understood understood) {}

    /** What the bytes of a call mean: how it is answered, and in which encoding. */
    record Understood(Plan plan, Encoding encoding) {}

    /** The number of places is rounded up to a power of two. */
    public SeenCalls(int places) {
        if (places < 1 || places > PLACES_MAX) {
            throw new IllegalArgumentException(
                    "stockroom.cache.seen-calls must lie between 1 and " + PLACES_MAX + ", not " + places);
        }
        this.places = new AtomicReferenceArray<>(Integer.highestOneBit(Math.max(1, 2 * places - 1)));
    }

    Optional<Understood> find(Spelling spelling) {
        Seen seen = places.get(place(spelling));
        return seen != null && seen.spelling().equals(spelling) ? Optional.of(seen.understood()) : Optional.empty();
    }

    void remember(Spelling spelling, Understood understood) {
        if (spelling.isShort()) {
            places.set(place(spelling), new Seen(spelling, understood));
        }
    }

    private int place(Spelling spelling) {
        int hash = spelling.hashCode();
        return (hash ^ hash >>> 16) & (places.length() - 1);
    }

    /** Everything that the meaning of a call depends on. The array is not written to. */
    static final class Spelling {

        private final Scope scope;
        private final Verb verb;
        private final String target;
        private final byte[] body;
        private final int hash;

        /**
         * @param scope whose entries would answer it
         * @param target path and query, as the request line has them
         */
        Spelling(Scope scope, Verb verb, String target, byte[] body) {
            this.scope = scope;
            this.verb = verb;
            this.target = target;
            this.body = body;
            this.hash = 31 * (31 * scope.hashCode() + target.hashCode()) + Arrays.hashCode(body);
        }

        String target() {
            return target;
        }

        /** Not to be written to. */
        byte[] body() {
            return body;
        }

        private boolean isShort() {
            return target.length() <= LENGTH_MAX && body.length <= LENGTH_MAX;
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Spelling that
                    && hash == that.hash
                    && verb == that.verb
                    && target.equals(that.target)
                    && Arrays.equals(body, that.body)
                    && scope.equals(that.scope);
        }

        @Override
        public int hashCode() {
            return hash;
        }

        /** Parameters may name customers: the size alone is shown. */
        @Override
        public String toString() {
            return "Spelling[" + (target.length() + body.length) + " bytes]";
        }
    }
}
