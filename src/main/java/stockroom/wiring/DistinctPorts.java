package stockroom.wiring;

import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import jakarta.interceptor.Interceptor;
import java.util.HashMap;
import java.util.Map;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Keeps the gateway from starting where two of its servers would listen on one port. Vert.x lets the servers of a process
 * share one: callers would reach this or that one by chance, and the management port would be open to all of them.
 */
@Singleton
final class DistinctPorts {

    private static final int ANY_THAT_IS_FREE = 0;

    private final int business;
    private final int management;
    private final SandboxPlace sandbox;

    DistinctPorts(
            @ConfigProperty(name = "quarkus.http.port", defaultValue = "8080") int business,
            @ConfigProperty(name = "quarkus.management.port", defaultValue = "9000") int management,
            SandboxPlace sandbox) {
        this.business = business;
        this.management = management;
        this.sandbox = sandbox;
    }

    /** Before any of them listens. */
    void check(@Observes @Priority(Interceptor.Priority.PLATFORM_BEFORE) StartupEvent starting) {
        Map<Integer, String> taken = new HashMap<>();
        take("quarkus.http.port", business, taken);
        take("quarkus.management.port", management, taken);
        if (sandbox.isEnabled()) {
            take("stockroom.sandbox.port", sandbox.port(), taken);
        }
    }

    private static void take(String setting, int port, Map<Integer, String> taken) {
        String other = taken.put(port, setting);
        if (other != null && port != ANY_THAT_IS_FREE) {
            throw new IllegalArgumentException(
                    setting + " must be another port than " + other + ", which is " + port + " too");
        }
    }
}
