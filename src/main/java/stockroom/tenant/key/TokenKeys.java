package stockroom.tenant.key;

import java.util.Optional;
import java.util.function.Supplier;

/**
 * The keys that protect tokens.
 *
 * @param ring as it is now, each time it is asked
 * @param shared the file that other replicas have them from too; absent where they end with this process
 */
public record TokenKeys(Supplier<KeyRing> ring, Optional<WatchedKeyRing> shared) {

    public static TokenKeys ofFile(WatchedKeyRing file) {
        return new TokenKeys(file, Optional.of(file));
    }

    public static TokenKeys ofThisProcess(KeyRing ring) {
        return new TokenKeys(() -> ring, Optional.empty());
    }

    /** What is wrong with the file, if anything is. */
    public Optional<String> problem() {
        return shared.flatMap(WatchedKeyRing::problem);
    }

    @Override
    public String toString() {
        return "TokenKeys[" + ring.get() + "]";
    }
}
