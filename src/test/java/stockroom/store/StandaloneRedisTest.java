package stockroom.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import stockroom.testing.RedisProcess;

final class StandaloneRedisTest extends SharedStateContract {

    private static RedisProcess redis;
    private static RedisFixture fixture;

    @BeforeAll
    static void start() {
        redis = RedisProcess.start();
        fixture = RedisFixture.over(redis.uri(), RedisFixture.PATIENT);
    }

    @AfterAll
    static void stop() {
        fixture.close();
        redis.close();
    }

    @BeforeEach
    void empty() {
        redis.cli("FLUSHALL");
    }

    @Override
    SharedState state() {
        return fixture.state();
    }

    @Override
    void pass(Duration time) {
        Awaitility.await().pollDelay(time).until(() -> true);
    }

    @Test
    void aScriptThatRedisForgotIsSentWhole() {
        state().increment("counter", Duration.ofMinutes(1)).await().atMost(Duration.ofSeconds(5));
        redis.cli("SCRIPT", "FLUSH");

        assertThat(state().increment("counter", Duration.ofMinutes(1)).await().atMost(Duration.ofSeconds(5)))
                .isEqualTo(2);
    }

    @Test
    void everyKeyBeginsWithThePrefixAndEnds() {
        state().put("a", new byte[] {1}, Duration.ofMinutes(1)).await().atMost(Duration.ofSeconds(5));
        state().increment("b", Duration.ofMinutes(1)).await().atMost(Duration.ofSeconds(5));

        assertThat(redis.cli("KEYS", "*").lines()).allMatch(key -> key.startsWith("stockroom:"));
        assertThat(Long.parseLong(redis.cli("PTTL", "stockroom:a"))).isBetween(1L, 60_000L);
        assertThat(Long.parseLong(redis.cli("PTTL", "stockroom:b"))).isBetween(1L, 60_000L);
    }
}
