package stockroom.surface;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpVersion;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A call whose answer memory has, on a connection of HTTP/2 that many calls share. */
@QuarkusTest
@TestProfile(Calm.class)
class SeenCallOverHttp2Test extends Surface {

    private static final String DETAILS = "/v1/Product/details";
    private static final String VPS = "{\"params\":{\"code\":\"SS.VPS\"}}";

    /** What {@link stockroom.entry} puts first; the framework begins with the length. */
    private static final String AHEAD = "content-type";

    private final Vertx vertx = Vertx.vertx();
    private final HttpClient client = vertx.createHttpClient(new HttpClientOptions()
            .setProtocolVersion(HttpVersion.HTTP_2)
            .setHttp2ClearTextUpgrade(false)
            .setHttp2MaxPoolSize(1));

    private record Reply(
            int status,
            String firstHeader,
            @Nullable String id,
            @Nullable String cacheStatus,
            String body) {}

    @BeforeEach
    void keepDetails() {
        demo().post(DETAILS, VPS);
        demo().post(DETAILS, VPS);
    }

    @AfterEach
    void close() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    private Future<HttpClientRequest> request(HttpMethod method, String path, String id) {
        return client.request(
                        method, stage.business().getPort(), stage.business().getHost(), path)
                .map(request -> request.putHeader("Authorization", Credentials.basic(Secrets.DEMO))
                        .putHeader("X-Request-Id", id));
    }

    private static Future<Reply> reply(HttpClientRequest request) {
        return request.response()
                .compose(response -> response.body()
                        .map(body -> new Reply(
                                response.statusCode(),
                                response.headers().entries().getFirst().getKey(),
                                response.getHeader("X-Request-Id"),
                                response.headers().get("Cache-Status"),
                                body.toString(StandardCharsets.UTF_8))));
    }

    private Future<Reply> post(String path, String id, String body) {
        return request(HttpMethod.POST, path, id).compose(request -> {
            Future<Reply> reply = reply(request);
            return request.end(Buffer.buffer(body)).compose(sent -> reply);
        });
    }

    private Future<Reply> get(String target, String id) {
        return request(HttpMethod.GET, target, id).compose(request -> {
            Future<Reply> reply = reply(request);
            return request.end().compose(sent -> reply);
        });
    }

    private static <T> T await(Future<T> future) {
        return future.toCompletionStage().toCompletableFuture().join();
    }

    @Test
    void isAnsweredAheadOfTheFrameworkFromTheSecondOfAConnectionOn() {
        Reply first = await(post(DETAILS, "turn-1", VPS));
        Reply second = await(post(DETAILS, "turn-2", VPS));

        assertThat(first.firstHeader()).isNotEqualTo(AHEAD);
        assertThat(second.firstHeader()).isEqualTo(AHEAD);
        assertThat(second.status()).isEqualTo(200);
        assertThat(second.id()).isEqualTo("turn-2");
        assertThat(second.cacheStatus()).contains("hit").contains("memory");
        assertThat(second.body()).isEqualTo(first.body());
    }

    @Test
    void isAnsweredSoWhereItIsAllInTheTarget() {
        String target = DETAILS + "?code=SS.VM";
        List<Reply> replies = IntStream.range(0, 4)
                .mapToObj(turn -> await(get(target, "turn-" + turn)))
                .toList();

        assertThat(replies.getLast().firstHeader()).isEqualTo(AHEAD);
        assertThat(replies)
                .extracting(Reply::body)
                .containsOnly(replies.getFirst().body());
    }

    @Test
    void isToldApartFromAllThatSharesTheConnection() {
        List<Future<Reply>> replies = IntStream.range(0, 200)
                .mapToObj(turn -> switch (turn % 4) {
                    case 0 -> post(DETAILS, "turn-" + turn, VPS);
                    case 1 -> post("/v1/Product/price", "turn-" + turn, VPS);
                    case 2 -> post(DETAILS, "turn-" + turn, "no params");
                    default -> get("/v1/Utilities/Info/ping", "turn-" + turn);
                })
                .toList();

        for (int turn = 0; turn < 200; turn++) {
            Reply reply = await(replies.get(turn));
            assertThat(reply.id()).isEqualTo("turn-" + turn);
            assertThat(reply.status()).isEqualTo(turn % 4 == 2 ? 400 : 200);
            assertThat(reply.body())
                    .contains(
                            switch (turn % 4) {
                                case 0 -> "SS.VPS";
                                case 1 -> "features";
                                case 2 -> "error_class";
                                default -> "ping";
                            });
        }
    }

    @Test
    void mayHaveABodyThatComesLater() {
        await(post(DETAILS, "turn-1", VPS));

        Reply reply = await(request(HttpMethod.POST, DETAILS, "turn-2").compose(request -> {
            Future<Reply> answer = reply(request);
            request.putHeader("Content-Length", Integer.toString(VPS.length()));
            return request.sendHead()
                    .compose(sent -> vertx.timer(100))
                    .compose(later -> request.end(Buffer.buffer(VPS)))
                    .compose(sent -> answer);
        }));

        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.body()).contains("SS.VPS");
    }

    @Test
    void isRefusedToWhoHasNoKey() {
        await(post(DETAILS, "turn-1", VPS));

        Reply reply = await(request(HttpMethod.POST, DETAILS, "turn-2").compose(request -> {
            request.headers().remove("Authorization");
            Future<Reply> answer = reply(request);
            return request.end(Buffer.buffer(VPS)).compose(sent -> answer);
        }));

        assertThat(reply.status()).isEqualTo(401);
    }
}
