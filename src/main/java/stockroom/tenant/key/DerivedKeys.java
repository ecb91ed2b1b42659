package stockroom.tenant.key;

import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;

/** What one purpose derives from the keys of a ring, in their order; derived anew when the ring is another. */
public final class DerivedKeys<T> {

    private final Supplier<KeyRing> ring;
    private final Function<RingKey, T> derivation;
    private volatile Derived<T> derived;

    private record Derived<T>(KeyRing from, List<T> keys) {

        @Override
        public String toString() {
            return "Derived[secret]";
        }
    }

    public DerivedKeys(Supplier<KeyRing> ring, Function<RingKey, T> derivation) {
        this.ring = ring;
        this.derivation = derivation;
        this.derived = derive(ring.get(), derivation);
    }

    /** That of the ring's first key first. */
    public List<T> all() {
        var now = ring.get();
        var known = derived;
        if (!known.from().equals(now)) {
            known = derive(now, derivation);
            derived = known;
        }
        return known.keys();
    }

    private static <T> Derived<T> derive(KeyRing ring, Function<RingKey, T> derivation) {
        return new Derived<>(ring, ring.all().stream().map(derivation).toList());
    }

    @Override
    public String toString() {
        return "DerivedKeys[secret]";
    }
}
