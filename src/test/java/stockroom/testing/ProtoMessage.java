package stockroom.testing;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A message in the wire format of Protocol Buffers, by the numbers of its fields. */
final class ProtoMessage {

    private final Map<Integer, List<byte[]>> bytes = new TreeMap<>();
    private final Map<Integer, Long> numbers = new TreeMap<>();

    ProtoMessage(byte[] message) {
        ByteBuffer in = ByteBuffer.wrap(message).order(ByteOrder.LITTLE_ENDIAN);
        while (in.hasRemaining()) {
            int tag = (int) varint(in);
            int field = tag >>> 3;
            switch (tag & 7) {
                case 0 -> numbers.put(field, varint(in));
                case 1 -> numbers.put(field, in.getLong());
                case 2 ->
                    bytes.computeIfAbsent(field, number -> new ArrayList<>()).add(slice(in, (int) varint(in)));
                case 5 -> numbers.put(field, (long) in.getInt());
                default -> throw new IllegalArgumentException("no wire type of proto3: " + (tag & 7));
            }
        }
    }

    private static long varint(ByteBuffer in) {
        long value = 0;
        for (int shift = 0; ; shift += 7) {
            byte next = in.get();
            value |= (long) (next & 0x7f) << shift;
            if (next >= 0) {
                return value;
            }
        }
    }

    private static byte[] slice(ByteBuffer in, int length) {
        byte[] slice = new byte[length];
        in.get(slice);
        return slice;
    }

    boolean has(int field) {
        return numbers.containsKey(field) || bytes.containsKey(field);
    }

    long number(int field) {
        return numbers.getOrDefault(field, 0L);
    }

    /** The last value of the field; none where it is absent. */
    byte[] bytes(int field) {
        return bytes.getOrDefault(field, List.of(new byte[0])).getLast();
    }

    String text(int field) {
        return new String(bytes(field), StandardCharsets.UTF_8);
    }

    ProtoMessage message(int field) {
        return new ProtoMessage(bytes(field));
    }

    List<ProtoMessage> messages(int field) {
        return bytes.getOrDefault(field, List.of()).stream()
                .map(ProtoMessage::new)
                .toList();
    }
}
