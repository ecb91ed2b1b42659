package stockroom.tenant.key;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * The keys that protect tokens: the first encrypts and signs, all decrypt and verify.
 *
 * <p>A key takes another's place in three steps: it is added as a last line; when all replicas have read that, it is
 * moved to the first; when nothing sealed with the old one is alive, the old line goes.
 */
public final class KeyRing {

    private static final int KEYS_MAX = 8;

    private final List<RingKey> keys;

    private KeyRing(List<RingKey> keys) {
        this.keys = List.copyOf(keys);
    }

    /**
     * Reads lines of Base64 of 32 bytes, at most 8; blank lines and comments from {@code #} on are passed over.
     *
     * @throws KeyFileException with the line, if the file cannot be read, has no key, or has one that is no key or is
     *     there twice
     */
    public static KeyRing read(Path file) {
        var keys = new ArrayList<RingKey>();
        for (var line : KeyLines.read(file)) {
            var key = decode(line.text())
                    .orElseThrow(() -> new KeyFileException(file, line.number(), "is not Base64 of 32 bytes"));
            if (keys.stream().anyMatch(other -> other.id().equals(key.id()))) {
                throw new KeyFileException(file, line.number(), "has a key that stands further up already");
            }
            keys.add(key);
        }
        if (keys.isEmpty()) {
            throw new KeyFileException(file, 0, "has no key");
        }
        if (keys.size() > KEYS_MAX) {
            throw new KeyFileException(file, 0, "has more than " + KEYS_MAX + " keys");
        }
        return new KeyRing(keys);
    }

    /** A ring of one key that ends with this process: what it seals, no other replica can open. */
    public static KeyRing ofThisProcess(RandomGenerator random) {
        var bytes = new byte[RingKey.LENGTH];
        random.nextBytes(bytes);
        return new KeyRing(List.of(new RingKey(bytes)));
    }

    private static Optional<RingKey> decode(String base64) {
        try {
            var bytes = Base64.getDecoder().decode(base64);
            return bytes.length == RingKey.LENGTH ? Optional.of(new RingKey(bytes)) : Optional.empty();
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
    }

    /** The key that seals from now on. */
    public RingKey first() {
        return keys.getFirst();
    }

    /** All keys, the first one first. */
    public List<RingKey> all() {
        return keys;
    }

    /** The names of the keys, in their order. */
    public List<String> ids() {
        return keys.stream().map(RingKey::id).toList();
    }

    /** The key of this id. */
    public Optional<RingKey> find(String id) {
        return keys.stream().filter(key -> key.id().equals(id)).findFirst();
    }

    @Override
    public String toString() {
        return "KeyRing" + keys;
    }
}
