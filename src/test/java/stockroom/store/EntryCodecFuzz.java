package stockroom.store;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.zip.CRC32C;
import stockroom.catalog.MethodName;
import stockroom.catalog.Reply;
import stockroom.catalog.Scope;
import stockroom.catalog.Version;
import stockroom.fuzz.Claim;

/** Values of Redis: anyone's bytes, bytes with a right checksum, and entries made of bytes. */
public final class EntryCodecFuzz {

    private static final EntryCodec CODEC = new EntryCodec(1 << 16);
    private static final EntryKey ASKED = key("{\"code\":\"SS.VPS\"}");
    private static final EntryKey OTHER = key("{\"code\":\"SS.VM\"}");
    private static final int FIXED = 48;

    private EntryCodecFuzz() {}

    /** Feeds one value. */
    public static void fuzzerTestOneInput(byte[] value) {
        decode(value);
        decode(sealed(value));
        named(value);
        if (value.length >= FIXED) {
            roundTrip(ByteBuffer.wrap(value));
        }
    }

    /** What is read is what would be written: no second spelling, no other key. */
    private static void decode(byte[] value) {
        if (CODEC.decode(ASKED, value) instanceof Decoded.Kept kept) {
            Claim.holds(kept.entry().key().equals(ASKED), "an entry of another key");
            byte[] written = CODEC.encode(kept.entry(), kept.keptUntil());
            Claim.holds(same(kept, CODEC.decode(ASKED, written)), "written anew it is another entry");
            Claim.holds(!(CODEC.decode(OTHER, value) instanceof Decoded.Kept), "an entry of two keys");
        }
    }

    private static void named(byte[] value) {
        Claim.holds(Arrays.equals(NamedValue.unwrap("a", NamedValue.wrap("a", value)), value), "a value that changed");
        try {
            byte[] inner = NamedValue.unwrap("ab", value);
            Claim.holds(Arrays.equals(NamedValue.wrap("ab", inner), value), "a name with two spellings");
        } catch (SharedStateException otherKey) {
            Claim.holds(!Arrays.equals(NamedValue.wrap("ab", value), value), "a name that is not found");
        }
    }

    private static void roundTrip(ByteBuffer in) {
        int flipAt = in.getInt();
        Entry entry = entry(in);
        Instant keptUntil = Instant.ofEpochMilli(in.getLong());
        byte[] written = CODEC.encode(entry, keptUntil);
        Claim.holds(same(new Decoded.Kept(entry, keptUntil), CODEC.decode(ASKED, written)), "not what was written");
        Claim.holds(!(CODEC.decode(OTHER, written) instanceof Decoded.Kept), "taken for another key");
        written[Math.floorMod(flipAt, written.length)] ^= (byte) (1 << (flipAt >>> 29));
        Claim.holds(CODEC.decode(ASKED, written) instanceof Decoded.Unreadable, "a flipped bit went through");
    }

    private static Entry entry(ByteBuffer in) {
        Instant fetchedAt = Instant.ofEpochMilli(in.getLong());
        Duration took = Duration.ofMillis(in.getInt() & Integer.MAX_VALUE);
        int jitter = Math.floorMod(in.getInt(), 201) - 100;
        PurgeMark mark = new PurgeMark("e" + in.get(), in.getLong(), in.getLong(), in.get());
        byte[] rest = new byte[in.remaining() - Long.BYTES];
        in.get(in.position() + Long.BYTES, rest);
        String contentType = new String(rest, 0, Math.min(8, rest.length), StandardCharsets.ISO_8859_1);
        Reply.Kind kind = rest.length % 2 == 0 ? Reply.Kind.SUCCESS : Reply.Kind.NOT_FOUND;
        return new Entry(ASKED, new Reply(200, kind, contentType, rest), fetchedAt, took, jitter, mark);
    }

    private static boolean same(Decoded.Kept one, Decoded decoded) {
        return decoded instanceof Decoded.Kept other
                && one.keptUntil().equals(other.keptUntil())
                && one.entry().fetchedAt().equals(other.entry().fetchedAt())
                && one.entry().fetchTook().equals(other.entry().fetchTook())
                && one.entry().jitterPermille() == other.entry().jitterPermille()
                && one.entry().mark().equals(other.entry().mark())
                && same(one.entry().reply(), other.entry().reply());
    }

    private static boolean same(Reply one, Reply other) {
        return one.status() == other.status()
                && one.kind() == other.kind()
                && one.contentType().equals(other.contentType())
                && Arrays.equals(one.body(), other.body());
    }

    /** A value of the right version and checksum for the asked key, whatever follows: past what keeps chance out. */
    private static byte[] sealed(byte[] rest) {
        byte[] key = ASKED.text().getBytes(StandardCharsets.UTF_8);
        ByteBuffer out = ByteBuffer.allocate(2 + Integer.BYTES + key.length + rest.length + Integer.BYTES);
        out.put(EntryCodec.VERSION)
                .put((byte) (rest.length & 1))
                .putInt(key.length)
                .put(key)
                .put(rest);
        CRC32C crc = new CRC32C();
        crc.update(out.array(), 0, out.position());
        return out.putInt((int) crc.getValue()).array();
    }

    private static EntryKey key(String meaning) {
        return new EntryKey(
                Scope.ofTenant("acme"), Version.V1, new MethodName("Product/details"), meaning, Optional.empty());
    }
}
