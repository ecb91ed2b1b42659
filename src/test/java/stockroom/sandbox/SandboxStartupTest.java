package stockroom.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.vertx.core.Vertx;
import java.net.BindException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.Socket;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class SandboxStartupTest {

    private final Vertx vertx = Vertx.vertx();

    @AfterEach
    void stop() {
        vertx.close()
                .toCompletionStage()
                .toCompletableFuture()
                .orTimeout(20, TimeUnit.SECONDS)
                .join();
    }

    @Test
    void staysDownUnlessEnabled() {
        SandboxStartup startup = startup(Map.of());
        startup.start(new StartupEvent());
        assertThat(startup.port()).isEmpty();
    }

    @Test
    void startsAgainOnThePortThatItLeft() {
        SandboxStartup first = startup(enabledOn(0));
        first.start(new StartupEvent());
        int port = first.port().orElseThrow();
        first.stop(new ShutdownEvent());
        await().untilAsserted(() -> assertThatThrownBy(() -> new Socket(InetAddress.getLoopbackAddress(), port))
                .isInstanceOf(ConnectException.class));
        SandboxStartup second = startup(enabledOn(port));
        second.start(new StartupEvent());
        assertThat(second.port()).hasValue(port);
        second.stop(new ShutdownEvent());
    }

    @Test
    void failsTheStartWhereThePortIsTaken() {
        SandboxStartup first = startup(enabledOn(0));
        first.start(new StartupEvent());
        SandboxStartup second = startup(enabledOn(first.port().orElseThrow()));
        assertThatThrownBy(() -> second.start(new StartupEvent())).hasRootCauseInstanceOf(BindException.class);
        first.stop(new ShutdownEvent());
    }

    private SandboxStartup startup(Map<String, String> settings) {
        SmallRyeConfig config = new SmallRyeConfigBuilder()
                .withMapping(SandboxConfig.class)
                .withDefaultValues(settings)
                .build();
        return new SandboxStartup(vertx, config.getConfigMapping(SandboxConfig.class));
    }

    private static Map<String, String> enabledOn(int port) {
        return Map.of(
                "stockroom.sandbox.enabled", "true",
                "stockroom.sandbox.port", Integer.toString(port),
                "stockroom.sandbox.latency", "PT0.005S");
    }
}
