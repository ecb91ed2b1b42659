package stockroom.lookup;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import stockroom.catalog.MethodName;
import stockroom.catalog.MethodSpec;
import stockroom.catalog.Methods;

/** The lifetimes of each method's answers; a method without any is never kept. */
public final class Policies {

    private final Map<MethodName, Lifetimes> lifetimes;

    /** @throws IllegalArgumentException if a method whose answers hold for the moment alone is given lifetimes */
    public Policies(Map<MethodName, Lifetimes> lifetimes) {
        this.lifetimes = new HashMap<>(lifetimes);
        for (MethodName method : lifetimes.keySet()) {
            if (Methods.spec(method).keeping() == MethodSpec.Keeping.NEVER) {
                throw new IllegalArgumentException(
                        method + " is never kept, for its answers hold for the moment alone: it takes no lifetimes");
            }
        }
    }

    public Optional<Lifetimes> of(MethodName method) {
        return Optional.ofNullable(lifetimes.get(method));
    }
}
