package stockroom.sandbox;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.vertx.core.Vertx;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.interceptor.Interceptor;
import java.util.Optional;
import org.jboss.logging.Logger;

/** Starts the sandbox with the application, before anything that calls upstream, and ends it with the application. */
@ApplicationScoped
class SandboxStartup {

    private static final Logger LOG = Logger.getLogger(SandboxStartup.class);

    private final Vertx vertx;
    private final SandboxConfig config;
    private Optional<Sandbox> running = Optional.empty();

    SandboxStartup(Vertx vertx, SandboxConfig config) {
        this.vertx = vertx;
        this.config = config;
    }

    void start(@Observes @Priority(Interceptor.Priority.LIBRARY_BEFORE) StartupEvent event) {
        if (!config.enabled()) {
            return;
        }
        Sandbox sandbox = Sandbox.start(vertx, settings());
        running = Optional.of(sandbox);
        LOG.infof("Sandbox upstream listens host=%s port=%d", config.host(), sandbox.port());
    }

    /** Waits until it no longer listens: a reload in dev mode starts the next one on its port. */
    void stop(@Observes ShutdownEvent event) {
        running.ifPresent(Sandbox::close);
        running = Optional.empty();
    }

    /** The port of the running sandbox. */
    Optional<Integer> port() {
        return running.map(Sandbox::port);
    }

    private SandboxSettings settings() {
        return SandboxSettings.defaults()
                .withAddress(config.host(), config.port())
                .withLatency(config.latency())
                .withTokenLifetimeMax(config.tokenLifetimeMax());
    }
}
