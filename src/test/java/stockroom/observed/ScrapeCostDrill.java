package stockroom.observed;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** What a scrape costs with fifty tenants under load. Prints the figures; how many series there are is held to its bound. */
final class ScrapeCostDrill {

    private static final int TENANTS = 50;
    private static final int SCRAPES = 100;
    private static final int SERIES_MAX = 3_000;

    @Test
    void staysInsideItsBound() {
        String[] tenants =
                IntStream.rangeClosed(1, TENANTS).mapToObj(n -> "shop" + n).toArray(String[]::new);
        try (ObservedGateway gateway = new ObservedGateway(Map.of(), tenants);
                Calls calls = new Calls(gateway, tenants)) {
            for (String tenant : tenants) {
                gateway.details(tenant, "SS.VPS");
                gateway.details(tenant, "NO.SUCH");
                gateway.call(tenant, "Product/startingPrice", "{\"code\":[\"SS.VPS\",\"SS.VM\"]}");
                gateway.call(tenant, "Product/list", "{\"junk\":1}");
            }
            gateway.sandbox("POST", "faults", "{\"method\":\"Product/price\",\"kind\":\"garbage\",\"count\":10}");
            gateway.sandbox("POST", "faults", "{\"method\":\"Product/price\",\"kind\":\"reset\",\"count\":10}");
            calls.begin();
            long[] took = LongStream.range(0, SCRAPES)
                    .map(n -> timed(gateway))
                    .skip(SCRAPES / 2)
                    .sorted()
                    .toArray();
            long series = Scrape.of(gateway.scrape()).series();

            System.out.printf(
                    "%d series of %d tenants; a scrape took %.1f ms (median), %.1f ms (slowest of %d)%n",
                    series, TENANTS, took[took.length / 2] / 1e6, took[took.length - 1] / 1e6, took.length);
            assertThat(series).isLessThanOrEqualTo(SERIES_MAX);
        }
    }

    private static long timed(ObservedGateway gateway) {
        long began = System.nanoTime();
        gateway.scrape();
        return System.nanoTime() - began;
    }
}
