package stockroom.store;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** A value in Redis behind the name of its key, so that one that came for another command is not taken for it. */
final class NamedValue {

    private NamedValue() {}

    static byte[] wrap(String key, byte[] value) {
        byte[] name = key.getBytes(StandardCharsets.UTF_8);
        return ByteBuffer.allocate(Short.BYTES + name.length + value.length)
                .putShort((short) name.length)
                .put(name)
                .put(value)
                .array();
    }

    /** @throws SharedStateException if the value names another key, or none */
    static byte[] unwrap(String key, byte[] named) {
        byte[] front = wrap(key, new byte[0]);
        boolean sameName =
                named.length >= front.length && Arrays.equals(front, 0, front.length, named, 0, front.length);
        if (!sameName) {
            throw new SharedStateException("a value of another key");
        }
        return Arrays.copyOfRange(named, front.length, named.length);
    }
}
