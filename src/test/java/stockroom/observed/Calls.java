package stockroom.observed;

import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/** What shops ask, over and over, twenty times a second: mostly what is kept, now and then a price. */
final class Calls implements AutoCloseable {

    private static final int EVERY_MILLIS = 50;
    private static final List<String> CODES =
            List.of("SS.VPS", "SS.VM", "DS.E2334", "DS.E2378", "CDN.1TB", "DDOS.PRO", "DOMAIN.COM", "CODEGUARD.5");
    private static final String QUOTE = "{\"code\":\"SS.VM\",\"region\":1,\"features\":{\"ConfigId\":\"41\","
            + "\"Template\":\"CENTOS_8_UNMANAGED\",\"Bandwidth\":\"SS.5000\",\"Support\":\"SelfManaged\"}}";

    private final ObservedGateway gateway;
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
    private final List<String> tenants;
    private int number;

    Calls(ObservedGateway gateway, String... tenants) {
        this.gateway = gateway;
        this.tenants = List.of(tenants);
    }

    void begin() {
        ScheduledFuture<?> _ = timer.scheduleAtFixedRate(this::next, 0, EVERY_MILLIS, TimeUnit.MILLISECONDS);
    }

    private void next() {
        int n = number++;
        String tenant = tenants.get(n / CODES.size() % tenants.size());
        String code = CODES.get(n % CODES.size());
        switch (n % 10) {
            case 1 -> gateway.begin(tenant, "Product/startingPrice", "{\"code\":[\"" + code + "\",\"SS.VPS\"]}");
            case 3 -> gateway.begin(tenant, "Product/list", "{\"page_size\":10}");
            case 5 -> quote(tenant);
            default -> gateway.begin(tenant, "Product/details", "{\"code\":\"" + code + "\"}");
        }
    }

    void quote(String tenant) {
        gateway.begin(tenant, "Product/price", QUOTE);
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }
}
