package stockroom.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Objects;
import java.util.Random;
import java.util.zip.CRC32C;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import stockroom.catalog.Reply;

final class EntryCodecTest {

    private static final String LONG_BODY =
            "{\"items\":[" + "{\"code\":\"SS.VPS\",\"price\":\"12.00\"},".repeat(200) + "{}]}";

    private final EntryCodec codec = new EntryCodec(1 << 20);
    private final EntryKey key = Samples.key("SS.VPS");
    private final PurgeMark mark = new PurgeMark("00ff00ff00ff00ff", 41, -7, 12);

    private static String golden(String name) throws IOException {
        try (InputStream in = EntryCodecTest.class.getResourceAsStream("/golden/store/" + name)) {
            return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.US_ASCII);
        }
    }

    private static byte[] bytes(String hex) {
        return HexFormat.of().parseHex(hex.replaceAll("\\s", ""));
    }

    private Entry small() {
        return Samples.entry(key, "{\"code\":\"SS.VPS\"}", mark);
    }

    private static void assertSame(Decoded decoded, Entry expected) {
        assertThat(decoded).isInstanceOfSatisfying(Decoded.Kept.class, kept -> {
            Entry entry = kept.entry();
            assertThat(entry.key()).isEqualTo(expected.key());
            assertThat(entry.fetchedAt()).isEqualTo(expected.fetchedAt());
            assertThat(entry.fetchTook()).isEqualTo(expected.fetchTook());
            assertThat(entry.jitterPermille()).isEqualTo(expected.jitterPermille());
            assertThat(entry.mark()).isEqualTo(expected.mark());
            assertThat(entry.reply().status()).isEqualTo(expected.reply().status());
            assertThat(entry.reply().kind()).isEqualTo(expected.reply().kind());
            assertThat(entry.reply().contentType()).isEqualTo(expected.reply().contentType());
            assertThat(entry.reply().body()).isEqualTo(expected.reply().body());
            assertThat(kept.keptUntil()).isEqualTo(Samples.NOON.plusSeconds(60));
        });
    }

    private byte[] encoded(Entry entry) {
        return codec.encode(entry, Samples.NOON.plusSeconds(60));
    }

    private static Decoded unreadable(StoreMetrics.Unreadable reason) {
        return new Decoded.Unreadable(reason);
    }

    @Test
    void writesVersionOneAsItAlwaysDid() throws IOException {
        assertThat(encoded(small())).isEqualTo(bytes(golden("entry-v1.hex")));
    }

    @Test
    void readsVersionOne() throws IOException {
        assertSame(codec.decode(key, bytes(golden("entry-v1.hex"))), small());
    }

    @Test
    void readsVersionOneDeflated() throws IOException {
        assertSame(codec.decode(key, bytes(golden("entry-v1-deflated.hex"))), Samples.entry(key, LONG_BODY, mark));
    }

    @Test
    void givesBackWhatWasWritten() {
        Entry entry = Samples.entry(key, LONG_BODY, mark);

        byte[] stored = encoded(entry);

        assertSame(codec.decode(key, stored), entry);
        assertThat(stored.length).isLessThan(LONG_BODY.length() / 4);
    }

    @Test
    void givesBackABodyThatDoesNotCompress() {
        byte[] noise = new byte[4096];
        new Random(1).nextBytes(noise);
        Entry entry = new Entry(
                key,
                new Reply(200, Reply.Kind.NOT_FOUND, "text/plain", noise),
                Samples.NOON,
                Duration.ofMillis(3),
                100,
                mark);

        assertSame(codec.decode(key, encoded(entry)), entry);
    }

    @Test
    void aNewerVersionIsAMiss() {
        byte[] newer = encoded(small());
        newer[0] = EntryCodec.VERSION + 1;

        assertThat(codec.decode(key, resealed(newer))).isEqualTo(unreadable(StoreMetrics.Unreadable.UNKNOWN_VERSION));
    }

    @Test
    void anEntryOfAnotherKeyIsAMiss() {
        assertThat(codec.decode(Samples.key("SS.VPS.WIN"), encoded(small())))
                .isEqualTo(unreadable(StoreMetrics.Unreadable.OTHER_KEY));
    }

    @Test
    void aBodyOverTheLimitIsAMissBeforeMemoryIsTaken() {
        byte[] stored = encoded(Samples.entry(key, "x".repeat(5000), mark));

        assertThat(new EntryCodec(4999).decode(key, stored)).isEqualTo(unreadable(StoreMetrics.Unreadable.TOO_LARGE));
    }

    @Test
    void aBodyThatInflatesToMoreThanItNamesIsAMiss() {
        byte[] stored = encoded(Samples.entry(key, "x".repeat(5000), mark));
        ByteBuffer in = ByteBuffer.wrap(stored);
        int at = indexOfInt(in, 5000);
        in.putInt(at, 4000);

        assertThat(codec.decode(key, resealed(stored))).isEqualTo(unreadable(StoreMetrics.Unreadable.DAMAGED));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"code\":\"SS.VPS\"}", "long"})
    void noFlippedBitEverMakesAnEntry(String body) {
        byte[] stored = encoded(Samples.entry(key, body.equals("long") ? LONG_BODY : body, mark));
        for (int at = 0; at < stored.length; at++) {
            for (int bit = 0; bit < 8; bit++) {
                byte[] damaged = stored.clone();
                damaged[at] ^= (byte) (1 << bit);
                assertThat(codec.decode(key, damaged)).isInstanceOf(Decoded.Unreadable.class);
            }
        }
    }

    @Test
    void noByteChangedWithItsChecksumEverThrowsOrMakesAnEntryOfAnotherKey() {
        byte[] stored = encoded(Samples.entry(key, LONG_BODY, mark));
        for (int at = 0; at < stored.length - Integer.BYTES; at++) {
            for (int value : new int[] {0, 1, 0x7f, 0x80, 0xff}) {
                byte[] damaged = stored.clone();
                damaged[at] = (byte) value;
                if (codec.decode(key, resealed(damaged)) instanceof Decoded.Kept kept) {
                    assertThat(kept.entry().key()).isEqualTo(key);
                }
            }
        }
    }

    @Test
    void noCutEverMakesAnEntry() {
        byte[] stored = encoded(small());
        for (int length = 0; length < stored.length; length++) {
            byte[] cut = Arrays.copyOf(stored, length);
            assertThat(codec.decode(key, cut)).isInstanceOf(Decoded.Unreadable.class);
            if (length > Integer.BYTES) {
                assertThat(codec.decode(key, resealed(cut))).isInstanceOf(Decoded.Unreadable.class);
            }
        }
    }

    @Test
    void noiseIsNeverAnEntry() {
        Random random = new Random(7);
        for (int i = 0; i < 20_000; i++) {
            byte[] noise = new byte[random.nextInt(200)];
            random.nextBytes(noise);
            if (noise.length > 0) {
                noise[0] = EntryCodec.VERSION;
            }
            byte[] sealed = noise.length > Integer.BYTES ? resealed(noise) : noise;
            assertThat(codec.decode(key, sealed)).isInstanceOf(Decoded.Unreadable.class);
        }
    }

    /** The bytes with a checksum that fits them, as a writer with a bug would leave them. */
    private static byte[] resealed(byte[] bytes) {
        byte[] sealed = bytes.clone();
        CRC32C crc = new CRC32C();
        crc.update(sealed, 0, sealed.length - Integer.BYTES);
        ByteBuffer.wrap(sealed).putInt(sealed.length - Integer.BYTES, (int) crc.getValue());
        return sealed;
    }

    private static int indexOfInt(ByteBuffer in, int value) {
        for (int at = 0; at < in.capacity() - Integer.BYTES; at++) {
            if (in.getInt(at) == value) {
                return at;
            }
        }
        throw new AssertionError("not there");
    }
}
