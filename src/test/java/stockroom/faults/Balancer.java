package stockroom.faults;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import stockroom.cluster.Cluster;
import stockroom.cluster.Storefront;
import stockroom.cluster.Storefront.Spelling;
import stockroom.testing.GatewayProcess;

/** Sends calls to gateways that say they are ready, as what stands in front of them does; it asks ten times a second. */
final class Balancer implements AutoCloseable {

    private static final int LOOK_MILLIS = 100;

    private final ScheduledExecutorService looking =
            Executors.newSingleThreadScheduledExecutor(Thread.ofVirtual().factory());
    private final Set<GatewayProcess> out = ConcurrentHashMap.newKeySet();
    private final Cluster cluster;

    Balancer(Cluster cluster) {
        this.cluster = cluster;
        var _ = looking.scheduleWithFixedDelay(
                () -> cluster.gateways().forEach(this::look), 0, LOOK_MILLIS, TimeUnit.MILLISECONDS);
    }

    /** The gateway of that number, or the next one that is ready. */
    GatewayProcess pick(int number) {
        GatewayProcess first = cluster.gateway(number);
        GatewayProcess next = cluster.gateway(number + 1);
        return out.contains(first) && !out.contains(next) ? next : first;
    }

    private void look(GatewayProcess gateway) {
        var _ = Storefront.send(gateway.management("/q/health/ready"), "", new Spelling("GET", "", ""))
                .orTimeout(1, TimeUnit.SECONDS)
                .whenComplete((answer, failure) -> {
                    if (failure == null && answer.status() == 200) {
                        out.remove(gateway);
                    } else {
                        out.add(gateway);
                    }
                });
    }

    @Override
    public void close() {
        looking.close();
    }
}
