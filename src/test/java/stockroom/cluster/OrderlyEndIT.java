package stockroom.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.IntFunction;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import stockroom.testing.GatewayProcess;
import stockroom.testing.RedisProcess;

/** Gateways that are asked to stop while they are called. */
class OrderlyEndIT {

    private static final int CALLS_PER_SECOND = 40;

    private static final List<Question> KINDS = List.of(
            Question.details("SS.VPS"),
            Question.startingPrice(List.of("SS.VM", "SS.PP")),
            Question.details("SS.VM"),
            Question.price(1));

    private static SandboxUpstream upstream;
    private static RedisProcess redis;
    private static Cluster cluster;

    @BeforeAll
    static void start() {
        upstream = SandboxUpstream.start(Duration.ofMillis(300));
        redis = RedisProcess.start();
        cluster = Cluster.start(2, upstream, Cluster.patientWith(redis), Shop.ACME);
    }

    @AfterAll
    static void stop() {
        cluster.close();
        redis.close();
        upstream.close();
    }

    /** Half of the calls come over HTTP/1.1, half over HTTP/2; both clients keep their connections. */
    @Test
    void noCallFailsWhileOneGatewayAfterTheOtherIsReplaced() {
        List<HttpClient> clients = Stream.of(HttpClient.Version.HTTP_1_1, HttpClient.Version.HTTP_2)
                .map(version -> HttpClient.newBuilder().version(version).build())
                .toList();
        AtomicBoolean replaced = new AtomicBoolean();
        try (Balancer balancer = new Balancer()) {
            cluster.gateways().forEach(balancer::add);
            IntFunction<CompletableFuture<Answer>> begin = number -> {
                Question question = KINDS.get(number % KINDS.size());
                return Storefront.send(
                        clients.get(number % 2),
                        balancer.uri(question.spelled().target()),
                        Shop.ACME.authorization(),
                        question.spelled());
            };
            CompletableFuture<List<SteadyLoad.Call>> load = CompletableFuture.supplyAsync(
                    () -> new SteadyLoad(CALLS_PER_SECOND).run(number -> !replaced.get(), begin),
                    ownThread -> Thread.ofPlatform().start(ownThread));

            cluster.gateways().forEach(old -> replace(old, balancer));
            replaced.set(true);

            List<SteadyLoad.Call> calls = load.join();
            System.out.printf("rolling restart: calls=%d%n", calls.size());
            assertThat(calls)
                    .hasSizeGreaterThan(CALLS_PER_SECOND)
                    .allSatisfy(call -> assertThat(call.answer().status())
                            .as(call.answer().body())
                            .isEqualTo(200));
        }
    }

    private static void replace(GatewayProcess old, Balancer balancer) {
        balancer.add(cluster.grow(1));
        cluster.retire(old);
        balancer.remove(old);
    }

    /** The fetch outlives the caller who began it; the process does not outlive its last call. */
    @Test
    void aGatewayThatEndsLeavesNoLeaseBehind() throws IOException {
        GatewayProcess ending = cluster.grow(1);
        new Storefront(Shop.ACME).ask(ending, Question.details("SS.VPS"));
        upstream.takes(Duration.ofSeconds(40));
        try (Socket caller = beginToAsk(ending, Question.details("SS.PP"))) {
            Awaitility.await()
                    .atMost(Duration.ofSeconds(20))
                    .until(() -> !redis.cli("KEYS", "*lease:*").isEmpty());
            assertThat(caller.isConnected()).isTrue();
        }

        cluster.retire(ending);

        assertThat(redis.cli("KEYS", "*lease:*")).isEmpty();
        upstream.takes(Duration.ofMillis(300));
        assertThat(new Storefront(Shop.ACME)
                        .ask(cluster.gateway(0), Question.details("SS.PP"))
                        .status())
                .isEqualTo(200);
    }

    private static Socket beginToAsk(GatewayProcess gateway, Question question) throws IOException {
        Storefront.Spelling spelled = question.spelled();
        Socket socket = new Socket(
                InetAddress.getLoopbackAddress(), gateway.business("").getPort());
        String request = "POST %s HTTP/1.1\r\nHost: stockroom\r\nAuthorization: %s\r\nContent-Length: %d\r\n\r\n%s"
                .formatted(
                        spelled.target(),
                        Shop.ACME.authorization(),
                        spelled.body().length(),
                        spelled.body());
        socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
        return socket;
    }
}
