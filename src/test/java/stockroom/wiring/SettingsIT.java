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
