package stockroom.dev;

import io.quarkus.arc.profile.IfBuildProfile;
import io.quarkus.dev.appstate.ApplicationStateNotification;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.config.Config;

/** Shows the welcome below all that is logged at the first start; reloads stay quiet. */
@Singleton
@IfBuildProfile("dev")
final class Welcoming {

    private static final String SHOWN_PROPERTY = "stockroom-dev-welcomed";

    private final Config config;

    Welcoming(Config config) {
        this.config = config;
    }

    void onStart(@Observes StartupEvent started) {
        if (System.setProperty(SHOWN_PROPERTY, "true") == null) {
            Thread.ofVirtual().name("stockroom-welcome").start(this::showWhenStarted);
        }
    }

    /** The event comes before the ports are open and before Quarkus logs its own last lines. */
    private void showWhenStarted() {
        ApplicationStateNotification.waitForApplicationStart();
        System.out.println(welcome().text());
    }

    private Welcome welcome() {
        return new Welcome(
                port("quarkus.http.port", 8080),
                port("quarkus.management.port", 9000),
                port("stockroom.sandbox.port", 18080),
                config.getOptionalValue("quarkus.redis.hosts", String.class).orElseGet(Welcoming::ownRedis));
    }

    private int port(String property, int otherwise) {
        return config.getOptionalValue(property, Integer.class).orElse(otherwise);
    }

    private static String ownRedis() {
        return RedisProcess.port().stream()
                .mapToObj(port -> "redis://localhost:" + port)
                .findFirst()
                .orElse("none");
    }
}
