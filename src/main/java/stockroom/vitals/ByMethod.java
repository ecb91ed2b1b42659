package stockroom.vitals;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
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

    private static final Set<MethodName> KNOWN =
            Methods.all().stream().map(MethodSpec::name).collect(Collectors.toUnmodifiableSet());

    private final Map<MethodName, T> known = new HashMap<>();
    private final T other;

    /** @param make is given the label: the method's name, or {@link #OTHER} */
    ByMethod(Function<String, T> make) {
        KNOWN.forEach(method -> known.put(method, make.apply(method.value())));
        this.other = make.apply(OTHER);
    }

    /** What stands for the method wherever operators see it. */
    static String label(MethodName method) {
        return KNOWN.contains(method) ? method.value() : OTHER;
    }

    T of(MethodName method) {
        return known.getOrDefault(method, other);
    }
}
