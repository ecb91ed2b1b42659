package stockroom.upstream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import stockroom.catalog.FailureCause;
import stockroom.catalog.Reply;
import stockroom.store.NoSharedState;
import stockroom.testing.VirtualTime;
import stockroom.upstream.UpstreamResult.Failed;

/** What comes over a real connection, good or bad; an application must run, since the REST client belongs to one. */
@QuarkusTest
final class RestUpstreamTest {

    private static final Duration TIMEOUT = Duration.ofSeconds(2);
    private static final int BYTES_MAX = 100_000;

    private final RawServer server = new RawServer();
    private final CountDownLatch ended = new CountDownLatch(1);
    private Wire wire = Wire.open(settings(server.url()));
    private final VirtualTime time = VirtualTime.start();
    private final Pauses pauses = new Pauses(
            new NoSharedState(),
            PauseLimits.DEFAULTS,
            new Surroundings(
                    time, () -> time.instant().toEpochMilli() * 1_000_000, time, new Random(1), UpstreamMetrics.NONE));

    @BeforeEach
    void answerWell() {
        server.answers(200, "Content-Type: application/json\r\n", "{\"code\":\"SS.VPS\"}");
    }

    @AfterEach
    void close() {
        ended.countDown();
        wire.close();
        server.close();
    }

    @Test
    void sendsOnePostWithTheTokenAndTheCanonicalParameters() {
        send();

        String request = server.requests.getFirst();
        assertThat(request)
                .startsWith("POST /v1/Product/details HTTP/1.1\n")
                .endsWith("{\"params\":{\"code\":\"SS.VPS\"}}")
                .containsIgnoringCase("content-type: application/json\n")
                .containsIgnoringCase("authorization: Basic YWNtZS1hcGk6dG9rZW4=\n")
                .containsIgnoringCase("user-agent: Stockroom\n")
                .doesNotContainIgnoringCase("accept-encoding");
    }

    @Test
    void passesTheBodyAsItCame() {
        String body = "{ \"name\" : \"Größe\" }";
        server.answers(200, "Content-Type: application/json; charset=utf-8\r\n", body);

        Reply reply = answered(send());

        assertThat(new String(reply.body(), StandardCharsets.UTF_8)).isEqualTo(body);
        assertThat(reply.contentType()).isEqualTo("application/json; charset=utf-8");
    }

    @Test
    void passesEveryStatus() {
        for (int status : List.of(400, 401, 403, 404, 429, 500, 502, 503)) {
            server.answers(status, "Content-Type: text/html\r\n", "<html>");
            assertThat(answered(send()).status()).isEqualTo(status);
        }
    }

    @Test
    void aRateLimitPausesTheTenantForAsLongAsUpstreamSays() {
        Map<String, Duration> waits = new LinkedHashMap<>();
        waits.put("Retry-After: 40\r\n", Duration.ofSeconds(40));
        waits.put(
                "Date: Sun, 01 Mar 2026 07:00:00 GMT\r\nRetry-After: Sun, 01 Mar 2026 07:01:30 GMT\r\n",
                Duration.ofSeconds(90));
        waits.forEach((headers, wait) -> {
            time.advance(Duration.ofHours(1));
            server.answers(429, headers, "slow down");

            assertThat(answered(send()).kind()).isEqualTo(Reply.Kind.RATE_LIMITED);
            assertThat(pauses.left(Samples.call().tenant())).contains(wait);
        });
    }

    @Test
    void aRateLimitInA200PausesToo() {
        server.answers(
                200, "Content-Type: application/json\r\n", "{\"error_class\":\"LW::Exception::API::RateLimit\"}");

        assertThat(answered(send()).status()).isEqualTo(200);
        assertThat(pauses.left(Samples.call().tenant())).isPresent();
    }

    @Test
    void doesNotFollowRedirects() {
        server.answers(302, "Location: " + server.url() + "/elsewhere\r\n", "");

        assertThat(send()).isEqualTo(Failed.of(FailureCause.UNREADABLE));
        assertThat(server.requests).hasSize(1);
    }

    @Test
    void keepsConnections() {
        IntStream.range(0, 5).forEach(i -> answered(send()));

        assertThat(server.connections).hasValue(1);
    }

    @Test
    void readsChunkedBodiesAndOddContentTypes() {
        String chunks = """
                HTTP/1.1 200 OK
                Transfer-Encoding: chunked
                Content-Type: ;;what

                5
                {"a":
                2
                1}
                0

                """;
        server.answers(chunks.replace("\n", "\r\n"));
        UpstreamResult odd = send();
        server.answers(200, "", "{}");
        UpstreamResult none = send();

        assertThat(new String(answered(odd).body(), StandardCharsets.UTF_8)).isEqualTo("{\"a\":1}");
        assertThat(answered(none).contentType()).isEqualTo("application/octet-stream");
    }

    @Test
    void takesABodyUpToTheLimitAndNoByteMore() {
        String fits = "{\"a\":\"" + "x".repeat(BYTES_MAX - 8) + "\"}";
        server.answers(200, "", fits);
        assertThat(answered(send()).body()).hasSize(BYTES_MAX);

        server.answers(200, "", fits + " ");
        assertThat(send()).isEqualTo(Failed.of(FailureCause.OVERSIZED));
    }

    @Test
    void dropsTheConnectionOfABodyThatNeverEnds() {
        for (int status : List.of(200, 404, 500)) {
            int before = server.broken.get();
            server.answers(out -> {
                out.write(("HTTP/1.1 " + status + " X\r\n\r\n").getBytes(StandardCharsets.UTF_8));
                while (true) {
                    out.write(new byte[8192]);
                }
            });

            assertThat(send()).as("%d", status).isEqualTo(Failed.of(FailureCause.OVERSIZED));
            await().atMost(Duration.ofSeconds(5)).until(() -> server.broken.get() > before);
        }
    }

    @Test
    void givesUpOnABodyThatDripsFromTimeToTime() {
        for (int status : List.of(200, 500)) {
            server.answers(out -> {
                out.write(("HTTP/1.1 " + status + " X\r\n\r\n").getBytes(StandardCharsets.UTF_8));
                while (!waitedFor(Duration.ofMillis(200))) {
                    out.write(' ');
                    out.flush();
                }
            });

            Instant start = Instant.now();
            assertThat(send()).as("%d", status).isEqualTo(Failed.of(FailureCause.TIMED_OUT));
            assertThat(Duration.between(start, Instant.now())).isBetween(TIMEOUT, TIMEOUT.plusSeconds(2));
        }
    }

    @Test
    void givesUpOnASilentUpstream() {
        server.answers(out -> waitedFor(Duration.ofSeconds(30)));

        assertThat(send()).isEqualTo(Failed.of(FailureCause.TIMED_OUT));
    }

    @Test
    void noticesABodyThatBreaksOff() {
        server.answers(out -> {
            out.write("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{\"a\":1}".getBytes(StandardCharsets.UTF_8));
            throw new IOException("closes");
        });
        assertThat(send()).isEqualTo(Failed.of(FailureCause.UNREACHABLE));

        server.answers(out -> {
            out.write("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n7\r\n{\"a\":1}\r\n"
                    .getBytes(StandardCharsets.UTF_8));
            throw new IOException("closes");
        });
        assertThat(send()).isEqualTo(Failed.of(FailureCause.UNREACHABLE));
    }

    @Test
    void aConnectionClosedWithoutAReplyIsUnreachable() {
        server.answers(out -> {
            throw new IOException("closes");
        });

        assertThat(send()).isEqualTo(Failed.of(FailureCause.UNREACHABLE));
    }

    @Test
    void garbageInPlaceOfHttpIsUnreachable() {
        server.answers("\u0016\u0003\u0001 what is this\r\n\r\n");

        assertThat(send()).isEqualTo(Failed.of(FailureCause.UNREACHABLE));
    }

    @Test
    void nobodyListeningIsUnreachable() {
        server.close();

        assertThat(send()).isEqualTo(Failed.of(FailureCause.UNREACHABLE));
    }

    @Test
    void aMethodsNameCannotLeadElsewhere() {
        sendAs("product/../account?x=1#y/%2e%2e");

        assertThat(server.requests.getFirst().lines().findFirst())
                .contains("POST /v1/product/%2E%2E/account%3Fx%3D1%23y/%252e%252e HTTP/1.1");
    }

    @Test
    void upstreamMayStandBelowAPath() {
        wire.close();
        wire = Wire.open(settings(server.url().resolve("/storm")));
        send();
        assertThat(server.requests.getFirst()).startsWith("POST /storm/v1/Product/details HTTP/1.1\n");
    }

    @Test
    void manyBadRepliesLeaveTheNextCallUnharmed() {
        server.answers(out -> out.write(new byte[500_000]));
        IntStream.range(0, 20).forEach(i -> send());
        answerWell();

        assertThat(answered(send()).status()).isEqualTo(200);
    }

    private UpstreamResult send() {
        return sendAs("Product/details");
    }

    private UpstreamResult sendAs(String method) {
        return awaited(new RestUpstream(wire, pauses, UpstreamMetrics.NONE)
                .send(
                        Samples.call(method),
                        new AuthorizedUpstream.Attempt(Samples.token("token"), Samples.deadline())));
    }

    private boolean waitedFor(Duration longest) {
        try {
            return ended.await(longest.toMillis(), java.util.concurrent.TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }

    private static <T> T awaited(Uni<T> uni) {
        return uni.await().atMost(Duration.ofSeconds(20));
    }

    private static Reply answered(UpstreamResult result) {
        assertThat(result).isInstanceOf(UpstreamResult.Answered.class);
        return ((UpstreamResult.Answered) result).reply();
    }

    private static WireSettings settings(URI url) {
        return new WireSettings(url, TIMEOUT, Duration.ofSeconds(1), Duration.ofSeconds(30), 8, BYTES_MAX, 4);
    }
}
