package stockroom.wiring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import stockroom.testing.GatewayProcess;

/** A setting that makes no sense keeps the packaged gateway from starting, and is named. */
class SettingsIT {

    @ParameterizedTest
    @CsvSource({
        "'stockroom.cache.\"Product/price\".fresh', 1M, product/price",
        "stockroom.forward, Nonsense/*, stockroom.forward",
        "stockroom.uptsream.url, http://127.0.0.1:1, stockroom.uptsream.url",
        "stockroom.upstream.timeout, -1S, stockroom.upstream.timeout",
        "stockroom.upstream.concurrent, 65, stockroom.upstream.connections",
        "stockroom.request-timeout, 0S, stockroom.request-timeout",
        "stockroom.token.mint-timeout, soon, stockroom.token.mint-timeout",
        "stockroom.redis.command-timeout, -1S, stockroom.redis.command-timeout",
        "stockroom.token.key-file, /nowhere/keys, /nowhere/keys",
    })
    void keepsTheGatewayFromStarting(String name, String value, String named) {
        assertThatThrownBy(() -> start(Map.of(name, value)).close())
                .isInstanceOf(IllegalStateException.class)
                .extracting(Throwable::getMessage)
                .asString()
                .containsIgnoringCase(named);
    }

    @ParameterizedTest
    @CsvSource({
        "18081, 18081, 18080, quarkus.management.port must be another port than quarkus.http.port",
        "18081, 18082, 18081, stockroom.sandbox.port must be another port than quarkus.http.port",
        "18081, 18082, 18082, stockroom.sandbox.port must be another port than quarkus.management.port",
    })
    void eachServerHasAPortOfItsOwn(String business, String management, String sandbox, String said) {
        Map<String, String> ports = Map.of(
                "quarkus.http.port", business,
                "quarkus.management.port", management,
                "stockroom.sandbox.enabled", "true",
                "stockroom.sandbox.port", sandbox);

        assertThatThrownBy(() -> start(ports).close())
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining(said);
    }

    @Test
    void startsWithSettingsThatMakeSense() {
        try (GatewayProcess gateway = start(Map.of("stockroom.upstream.timeout", "3S"))) {
            assertThat(gateway.log()).contains("started in");
        }
    }

    private static GatewayProcess start(Map<String, String> settings) {
        return GatewayProcess.start(settings);
    }
}
