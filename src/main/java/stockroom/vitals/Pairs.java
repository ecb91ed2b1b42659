package stockroom.vitals;

import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/**
 * A meter for each pair of two labels, made when it is first needed: most pairs never come to be. Later on it costs a
 * read from an array.
 */
final class Pairs<A extends Enum<A>, B extends Enum<B>, M> {

    private final AtomicReferenceArray<@Nullable M> meters;
    private final int width;
    private final BiFunction<A, B, M> make;

    /** Two threads may make the same meter at once: that must be harmless, as it is with a registry's. */
    Pairs(Class<A> firsts, Class<B> seconds, BiFunction<A, B, M> make) {
        this.width = seconds.getEnumConstants().length;
        this.meters = new AtomicReferenceArray<>(firsts.getEnumConstants().length * width);
        this.make = make;
    }

    M of(A first, B second) {
        int place = first.ordinal() * width + second.ordinal();
        M known = meters.get(place);
        return known != null ? known : made(place, first, second);
    }

    private M made(int place, A first, B second) {
        M fresh = make.apply(first, second);
        meters.set(place, fresh);
        return fresh;
    }
}
