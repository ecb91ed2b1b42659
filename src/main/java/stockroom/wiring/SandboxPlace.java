package stockroom.wiring;

import jakarta.inject.Singleton;
import java.net.URI;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Whether the sandbox runs in this process, and where: it stands in for what is not set. */
@Singleton
final class SandboxPlace {

    private final boolean enabled;
    private final int port;

    SandboxPlace(
            @ConfigProperty(name = "stockroom.sandbox.enabled", defaultValue = "false") boolean enabled,
            @ConfigProperty(name = "stockroom.sandbox.port", defaultValue = "18080") int port) {
        this.enabled = enabled;
        this.port = port;
    }

    boolean isEnabled() {
        return enabled;
    }

    int port() {
        return port;
    }

    Optional<URI> url() {
        if (enabled && port == 0) {
            throw new IllegalArgumentException("stockroom.sandbox.port must name a port where the sandbox is upstream:"
                    + " nobody knows which one 0 turns out to be");
        }
        return enabled ? Optional.of(URI.create("http://127.0.0.1:" + port)) : Optional.empty();
    }
}
