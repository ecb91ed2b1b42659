package stockroom.store;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import stockroom.catalog.Methods;
import stockroom.catalog.Reply;
import stockroom.catalog.Version;

/** An entry's key, and its form in Redis. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class EntryBench {

    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");
    private static final String ITEM = "{\"code\":\"SS.VPS\",\"default_price\":\"12.00\",\"title\":\"Cloud VPS\"},";
    private static final stockroom.catalog.Scope SCOPE = stockroom.catalog.Scope.ofCatalog("retail");
    private static final String MEANING = "{\"page_num\":1,\"page_size\":16}";

    @Param({"1024", "4096", "65536"})
    public int bytes;

    private final EntryCodec codec = new EntryCodec(1 << 20);
    private Entry entry;
    private byte[] encoded;

    @Setup
    public void prepare() {
        String body = "[" + ITEM.repeat(bytes / ITEM.length()) + "{}]";
        Reply reply = new Reply(200, Reply.Kind.SUCCESS, "application/json", body.getBytes(StandardCharsets.UTF_8));
        entry = new Entry(key(), reply, NOON, Duration.ofMillis(150), 17, new PurgeMark("00ff00ff00ff00ff", 41, 7, 12));
        encoded = encode();
    }

    @Benchmark
    public EntryKey key() {
        return new EntryKey(SCOPE, Version.V1, Methods.LIST, MEANING, Optional.empty());
    }

    @Benchmark
    public String digest() {
        return key().digest();
    }

    @Benchmark
    public byte[] encode() {
        return codec.encode(entry, NOON.plusSeconds(60));
    }

    @Benchmark
    public Object decode() {
        return codec.decode(entry.key(), encoded);
    }
}
