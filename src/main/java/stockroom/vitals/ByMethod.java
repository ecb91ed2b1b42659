package stockroom.vitals;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import stockroom.catalog.MethodName;
import stockroom.catalog.MethodSpec;
import stockroom.catalog.Methods;

/**
 * Something for each method that the catalogue knows, and one thing for all others together: callers choose the names of
 * methods, and must not choose how many meters there are.
 */
final class ByMethod<T> {

    /** The label of every method that the catalogue does not know. */
    static final String OTHER = "other";

    private final Map<MethodName, T> known = new HashMap<>();
    private final T other;

    /** @param make is given the label: the method's name, or {@link #OTHER} */
    ByMethod(Function<String, T> make) {
        Methods.all().stream().map(MethodSpec::name).forEach(method -> known.put(method, make.apply(method.value())));
        this.other = make.apply(OTHER);
    }

    T of(MethodName method) {
        return known.getOrDefault(method, other);
    }
}
