package stockroom.simulation;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What should never happen and did; the first counts. Kept, not thrown: a pipeline in between might swallow it. */
final class Violations {

    private @Nullable String first;

    void add(String what) {
        if (first == null) {
            first = what;
        }
    }

    void unless(boolean holds, String what) {
        if (!holds) {
            add(what);
        }
    }

    Optional<String> first() {
        return Optional.ofNullable(first);
    }
}
