package stockroom.store;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.zip.CRC32C;
import java.util.zip.DataFormatException;
import stockroom.catalog.Reply;

/**
 * The form that entries have in Redis, version 1, all numbers big-endian:
 *
 * <pre>
 * version u8 | flags u8 (1: body deflated) | key text | fetched ms i64 | took ms i64 | kept until ms i64
 * | status u16 | kind u8 (1 success, 2 not found) | jitter i16 | mark: epoch text, seq i64, replica i64, local i64
 * | content type text | body bytes i32 | stored bytes i32 | stored body | CRC32C i32 of all before
 * </pre>
 *
 * A text is its length in bytes, i32, and its UTF-8. The key's text names the scope, version and method too. Whatever is
 * not exactly this, and of the key that was asked, is {@link Decoded.Unreadable}: decoding never throws.
 */
final class EntryCodec {

    static final byte VERSION = 1;

    private static final int DEFLATED = 1;
    private static final int FIXED_BYTES = 96;

    private final int bodyBytesMax;

    /** @param bodyBytesMax the largest body that is read, before a byte of memory is taken for it */
    EntryCodec(int bodyBytesMax) {
        this.bodyBytesMax = bodyBytesMax;
    }

    byte[] encode(Entry entry, Instant keptUntil) {
        byte[] keyText = utf8(entry.key().text());
        byte[] epoch = utf8(entry.mark().epoch());
        byte[] contentType = utf8(entry.reply().contentType());
        byte[] body = entry.reply().body();
        Optional<byte[]> deflated = Deflation.deflate(body);
        byte[] stored = deflated.orElse(body);
        ByteBuffer out =
                ByteBuffer.allocate(FIXED_BYTES + keyText.length + epoch.length + contentType.length + stored.length);
        out.put(VERSION).put((byte) (deflated.isPresent() ? DEFLATED : 0));
        putText(out, keyText);
        out.putLong(entry.fetchedAt().toEpochMilli());
        out.putLong(entry.fetchTook().toMillis());
        out.putLong(keptUntil.toEpochMilli());
        out.putShort((short) entry.reply().status());
        out.put(code(entry.reply().kind()));
        out.putShort((short) entry.jitterPermille());
        putText(out, epoch);
        out.putLong(entry.mark().seq());
        out.putLong(entry.mark().replica()).putLong(entry.mark().local());
        putText(out, contentType);
        out.putInt(body.length);
        putText(out, stored);
        out.putInt(checksum(out.array(), out.position()));
        return Arrays.copyOf(out.array(), out.position());
    }

    Decoded decode(EntryKey asked, byte[] value) {
        try {
            return read(asked, value);
        } catch (BufferUnderflowException
                | DataFormatException
                | DateTimeException
                | IllegalArgumentException
                | ArithmeticException damaged) {
            return new Decoded.Unreadable(StoreMetrics.Unreadable.DAMAGED);
        }
    }

    private Decoded read(EntryKey asked, byte[] value) throws DataFormatException {
        ByteBuffer in = ByteBuffer.wrap(value);
        if (in.get() != VERSION) {
            return new Decoded.Unreadable(StoreMetrics.Unreadable.UNKNOWN_VERSION);
        }
        int end = value.length - Integer.BYTES;
        if (end < 1 || in.getInt(end) != checksum(value, end)) {
            return new Decoded.Unreadable(StoreMetrics.Unreadable.DAMAGED);
        }
        in.limit(end);
        boolean deflated = (in.get() & DEFLATED) != 0;
        if (!text(in).equals(asked.text())) {
            return new Decoded.Unreadable(StoreMetrics.Unreadable.OTHER_KEY);
        }
        return readRest(asked, in, deflated);
    }

    private Decoded readRest(EntryKey asked, ByteBuffer in, boolean deflated) throws DataFormatException {
        Instant fetchedAt = Instant.ofEpochMilli(in.getLong());
        Duration fetchTook = Duration.ofMillis(in.getLong());
        Instant keptUntil = Instant.ofEpochMilli(in.getLong());
        int status = Short.toUnsignedInt(in.getShort());
        Reply.Kind kind = kind(in.get());
        int jitter = in.getShort();
        PurgeMark mark = new PurgeMark(text(in), in.getLong(), in.getLong(), in.getLong());
        String contentType = text(in);
        int bodyBytes = in.getInt();
        if (bodyBytes < 0 || bodyBytes > bodyBytesMax) {
            return new Decoded.Unreadable(StoreMetrics.Unreadable.TOO_LARGE);
        }
        byte[] body = body(bytes(in), bodyBytes, deflated);
        Reply reply = new Reply(status, kind, contentType, body);
        return new Decoded.Kept(new Entry(asked, reply, fetchedAt, fetchTook, jitter, mark), keptUntil);
    }

    private static byte[] body(byte[] stored, int bodyBytes, boolean deflated) throws DataFormatException {
        if (deflated) {
            return Deflation.inflate(stored, bodyBytes);
        }
        if (stored.length != bodyBytes) {
            throw new DataFormatException("not a body of the size it names");
        }
        return stored;
    }

    private static void putText(ByteBuffer out, byte[] text) {
        out.putInt(text.length).put(text);
    }

    private static String text(ByteBuffer in) {
        return new String(bytes(in), StandardCharsets.UTF_8);
    }

    private static byte[] bytes(ByteBuffer in) {
        int length = in.getInt();
        if (length < 0 || length > in.remaining()) {
            throw new BufferUnderflowException();
        }
        byte[] bytes = new byte[length];
        in.get(bytes);
        return bytes;
    }

    private static int checksum(byte[] bytes, int length) {
        CRC32C crc = new CRC32C();
        crc.update(bytes, 0, length);
        return (int) crc.getValue();
    }

    private static byte code(Reply.Kind kind) {
        return switch (kind) {
            case SUCCESS -> 1;
            case NOT_FOUND -> 2;
            case REFUSED, FAULT, RATE_LIMITED -> throw new IllegalArgumentException("never kept: " + kind);
        };
    }

    private static Reply.Kind kind(byte code) {
        return switch (code) {
            case 1 -> Reply.Kind.SUCCESS;
            case 2 -> Reply.Kind.NOT_FOUND;
            default -> throw new IllegalArgumentException("no kind of reply");
        };
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
