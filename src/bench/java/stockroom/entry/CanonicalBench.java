package stockroom.entry;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import stockroom.catalog.MethodSpec;
import stockroom.catalog.Methods;
import stockroom.catalog.Params;

/** From the bytes of a call to what it means. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class CanonicalBench {

    private final byte[] page = bytes("{\"params\":{\"page_size\":\"16\",\"page_num\":1}}");
    private final byte[] prices = bytes("{\"params\":{\"code\":[\"SS.VPS\",\"SS.VM\",\"SS.VPS\",\"SS.PP\",\"VDC.8\"]}}");

    @Benchmark
    public ObjectNode read() throws MalformedException, ParamsReader.NotAnObjectException {
        return ParamsReader.fromBody(page, Encoding.JSON);
    }

    @Benchmark
    public String page() throws MalformedException, ParamsReader.NotAnObjectException {
        return canonical(page, Methods.spec(Methods.LIST)).json();
    }

    @Benchmark
    public String startingPrices() throws MalformedException, ParamsReader.NotAnObjectException {
        return canonical(prices, Methods.spec(Methods.STARTING_PRICE)).json();
    }

    private static Params canonical(byte[] body, MethodSpec spec)
            throws MalformedException, ParamsReader.NotAnObjectException {
        return spec.canonical(ParamsReader.fromBody(body, Encoding.JSON));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
