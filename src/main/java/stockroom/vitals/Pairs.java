package stockroom.vitals;

import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiFunction;

/**
 * A meter for each pair of two labels, made when it is first needed: most pairs never come to be. Later on it costs two
 * steps through maps and no allocation.
 */
final class Pairs<A extends Enum<A>, B extends Enum<B>, M> {

    private final Map<A, Map<B, M>> meters;
    private final BiFunction<A, B, M> make;

    Pairs(Class<A> firsts, BiFunction<A, B, M> make) {
        this.meters = new EnumMap<>(firsts);
        for (A first : firsts.getEnumConstants()) {
            meters.put(first, new ConcurrentHashMap<>());
        }
        this.make = make;
    }

    M of(A first, B second) {
        Map<B, M> row = meters.getOrDefault(first, Map.of());
        M known = row.get(second);
        return known != null ? known : row.computeIfAbsent(second, missing -> make.apply(first, missing));
    }
}
