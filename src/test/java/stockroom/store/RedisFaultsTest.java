package stockroom.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.smallrye.mutiny.Uni;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import stockroom.testing.RedisProcess;

final class RedisFaultsTest {

    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final byte[] VALUE = "value".getBytes(StandardCharsets.UTF_8);

    private static <T> T now(Uni<T> uni) {
        return uni.await().atMost(Duration.ofSeconds(10));
    }

    private static boolean works(RedisFixture fixture) {
        try {
            now(fixture.state().put("probe", VALUE, MINUTE));
            return now(fixture.state().get("probe")).isPresent();
        } catch (SharedStateException e) {
            return false;
        }
    }

    private static void awaitWorking(RedisFixture fixture) {
        Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> works(fixture));
    }

    @Test
    void aFrozenRedisFailsInsideTheLimitThenAtOnceAndWorksAfterThawing() {
        try (RedisProcess redis = RedisProcess.start();
                RedisFixture fixture = RedisFixture.over(redis.uri(), RedisFixture.SETTINGS)) {
            awaitWorking(fixture);
            redis.freeze();

            assertThatThrownBy(() -> now(fixture.state().get("key"))).isInstanceOf(SharedStateException.class);
            for (int i = 0; i < 100; i++) {
                assertThatThrownBy(() -> now(fixture.state().get("key"))).isInstanceOf(SharedStateException.class);
            }
            assertThat(fixture.metrics.count("redis TIMEOUT")).isBetween(1L, 40L);
            assertThat(fixture.metrics.count("redis BREAKER_OPEN")).isGreaterThan(50);
            assertThat(fixture.metrics.count("breaker OPEN")).isGreaterThanOrEqualTo(1);

            redis.thaw();
            awaitWorking(fixture);
        }
    }

    @Test
    void aKilledRedisFailsAndWorksAgainWhenItIsBack() {
        try (RedisProcess redis = RedisProcess.start();
                RedisFixture fixture = RedisFixture.over(redis.uri(), RedisFixture.SETTINGS)) {
            awaitWorking(fixture);
            redis.kill();
            assertThatThrownBy(() -> now(fixture.state().get("key"))).isInstanceOf(SharedStateException.class);

            redis.restart();

            awaitWorking(fixture);
            assertThat(now(fixture.state().get("never put"))).isEmpty();
        }
    }

    @Test
    void afterAFreezeNoReplyIsTakenForAnother() {
        try (RedisProcess redis = RedisProcess.start();
                RedisFixture fixture = RedisFixture.over(redis.uri(), RedisFixture.SETTINGS)) {
            awaitWorking(fixture);
            for (int i = 0; i < 40; i++) {
                redis.cli("SET", "stockroom:k" + i, named("stockroom:k" + i, "v" + i));
            }
            redis.freeze();
            for (int i = 0; i < 8; i++) {
                fixture.state().get("k" + i).subscribe().with(value -> {}, failure -> {});
            }
            redis.thaw();
            awaitWorking(fixture);

            for (int i = 0; i < 40; i++) {
                Optional<byte[]> value = now(fixture.state().get("k" + i));
                assertThat(value.map(bytes -> new String(bytes, StandardCharsets.UTF_8)))
                        .contains("v" + i);
            }
        }
    }

    private static String named(String key, String value) {
        return new String(NamedValue.wrap(key, value.getBytes(StandardCharsets.UTF_8)), StandardCharsets.UTF_8);
    }

    @Test
    void aFullRedisIsStillReadAndStillPurges() {
        try (RedisProcess redis = RedisProcess.start();
                RedisFixture fixture = RedisFixture.over(redis.uri(), RedisFixture.PATIENT);
                RedisFixture other = RedisFixture.over(redis.uri(), RedisFixture.PATIENT);
                PurgeLedger here = fixture.ledger(PurgeSettings.DEFAULT);
                PurgeLedger there = other.ledger(PurgeSettings.DEFAULT)) {
            awaitWorking(fixture);
            redis.cli("CONFIG", "SET", "maxmemory-policy", "noeviction");
            redis.cli("CONFIG", "SET", "maxmemory", "1mb");
            here.start();
            there.start();
            Awaitility.await()
                    .atMost(Duration.ofSeconds(10))
                    .until(() -> !here.now().epoch().isEmpty()
                            && !there.now().epoch().isEmpty());
            Entry entry = Samples.entry(Samples.key("A"), "{}", there.now());

            for (int i = 0; i < 40; i++) {
                assertThatThrownBy(() -> now(fixture.state().put("more", VALUE, MINUTE)))
                        .isInstanceOf(SharedStateException.class);
            }

            assertThat(now(fixture.state().get("probe"))).isPresent();
            assertThat(now(here.purge(PurgeSelector.ALL))).isEqualTo(PurgeOutcome.EVERYWHERE);
            Awaitility.await().atMost(Duration.ofSeconds(5)).until(() -> !there.stands(entry));
            assertThat(fixture.metrics.count("breaker OPEN")).isZero();
            assertThat(fixture.metrics.count("redis REFUSED")).isEqualTo(40);
        }
    }

    @Test
    void aReadOnlyReplicaRefusesWritesAndPurgesSayThatTheyStayHere() {
        try (RedisProcess redis = RedisProcess.start();
                RedisFixture fixture = RedisFixture.over(redis.uri(), RedisFixture.PATIENT);
                PurgeLedger ledger = fixture.ledger(PurgeSettings.DEFAULT)) {
            awaitWorking(fixture);
            redis.cli("REPLICAOF", "127.0.0.1", "1");

            assertThatThrownBy(() -> now(fixture.state().put("key", VALUE, MINUTE)))
                    .isInstanceOf(SharedStateException.class);
            assertThat(now(ledger.purge(PurgeSelector.ALL))).isEqualTo(PurgeOutcome.HERE_ONLY_UNTIL_REDIS_RETURNS);
        }
    }

    @Test
    void aValueOfAnotherKindIsNoValue() {
        try (RedisProcess redis = RedisProcess.start();
                RedisFixture fixture = RedisFixture.over(redis.uri(), RedisFixture.PATIENT)) {
            awaitWorking(fixture);
            redis.cli("LPUSH", "stockroom:list", "x");
            redis.cli("SET", "stockroom:foreign", "something");

            assertThatThrownBy(() -> now(fixture.state().get("list"))).isInstanceOf(SharedStateException.class);
            assertThatThrownBy(() -> now(fixture.state().get("foreign"))).isInstanceOf(SharedStateException.class);
            assertThat(now(fixture.state().getAll(List.of("probe", "list", "foreign"))))
                    .satisfiesExactly(
                            probe -> assertThat(probe).isPresent(),
                            list -> assertThat(list).isEmpty(),
                            foreign -> assertThat(foreign).isEmpty());
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"+OK\r\n", "HTTP/1.1 400 Bad Request\r\n\r\n", "$5\r\nother\r\n", "*-7\r\n", "\0\0\0\0", ""})
    void aServerThatAnswersNonsenseIsAFailureInsideTheLimit(String answer) throws IOException {
        try (ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            Thread.ofVirtual().start(() -> answerAll(server, answer.getBytes(StandardCharsets.US_ASCII)));
            try (RedisFixture fixture =
                    RedisFixture.over("redis://127.0.0.1:" + server.getLocalPort(), RedisFixture.SETTINGS)) {
                for (int i = 0; i < 20; i++) {
                    assertThatThrownBy(() -> now(fixture.state().get("key"))).isInstanceOf(SharedStateException.class);
                    assertThatThrownBy(() -> now(fixture.state().increment("key", MINUTE)))
                            .isInstanceOf(SharedStateException.class);
                }
            }
        }
    }

    private static void answerAll(ServerSocket server, byte[] answer) {
        try {
            while (true) {
                Socket socket = server.accept();
                Thread.ofVirtual().start(() -> answerEach(socket, answer));
            }
        } catch (IOException e) {
            // the test has closed the server
        }
    }

    private static void answerEach(Socket socket, byte[] answer) {
        try (socket) {
            byte[] request = new byte[4096];
            while (socket.getInputStream().read(request) >= 0) {
                socket.getOutputStream().write(answer);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void aLostSubscriptionIsMadeAgainAndSaysThatMessagesWereMissed() {
        try (RedisProcess redis = RedisProcess.start();
                RedisFixture fixture = RedisFixture.over(redis.uri(), RedisFixture.SETTINGS)) {
            awaitWorking(fixture);
            Hearing hearing = new Hearing();
            fixture.state().subscribe(hearing);
            Awaitility.await()
                    .atMost(Duration.ofSeconds(10))
                    .until(() ->
                            redis.cli("PUBSUB", "NUMSUB", "stockroom:messages").endsWith("1"));
            int gapsBefore = hearing.gaps;

            redis.restart();

            Awaitility.await().atMost(Duration.ofSeconds(10)).until(() -> hearing.gaps > gapsBefore);
            redis.cli("PUBLISH", "stockroom:messages", "again");
            Awaitility.await().atMost(Duration.ofSeconds(10)).until(() -> hearing.last.equals("again"));
        }
    }

    @Test
    void aFrozenSubscriptionIsNoticedByItsHeartbeat() {
        try (RedisProcess redis = RedisProcess.start();
                RedisFixture fixture = RedisFixture.over(redis.uri(), RedisFixture.SETTINGS)) {
            awaitWorking(fixture);
            Hearing hearing = new Hearing();
            fixture.state().subscribe(hearing);
            redis.freeze();

            Awaitility.await()
                    .atMost(Duration.ofSeconds(10))
                    .until(() -> fixture.metrics.count("subscription lost") > 0);
            redis.thaw();

            Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> hearing.gaps > 0);
        }
    }

    private static final class Hearing implements SharedState.Listener {

        private volatile String last = "";
        private volatile int gaps;

        @Override
        public void onMessage(String message) {
            last = message;
        }

        @Override
        public synchronized void onGap() {
            gaps = gaps + 1;
        }
    }
}
