package stockroom.token;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** Keys made of one byte each; the first named encrypts. */
final class Ring implements SealingKeys {

    private final List<SealingKey> keys;

    Ring(int... bytes) {
        keys = IntStream.of(bytes).mapToObj(Ring::key).toList();
    }

    @Override
    public SealingKey first() {
        return keys.getFirst();
    }

    @Override
    public List<SealingKey> all() {
        return keys;
    }

    private static SealingKey key(int filledWith) {
        byte[] bytes = new byte[32];
        Arrays.fill(bytes, (byte) filledWith);
        return SealingKey.of(bytes);
    }
}
