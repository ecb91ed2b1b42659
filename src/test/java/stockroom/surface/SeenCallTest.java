package stockroom.surface;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.io.ByteArrayInputStream;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * A call whose answer memory has takes a shorter way, and one whose bytes were seen before one that is shorter still.
 * Nobody can tell by the answer.
 */
@QuarkusTest
@TestProfile(Calm.class)
class SeenCallTest extends Surface {

    private static final List<String> COMPARED = List.of(
            "Content-Type", "Content-Length", "Cache-Control", "ETag", "WWW-Authenticate", "Allow", "Retry-After");

    private static final String DETAILS = "/v1/Product/details";
    private static final String VPS = "{\"params\":{\"code\":\"SS.VPS\"}}";

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    POST  | /v1/Product/details            | {"params":{"code":"SS.VPS"}}
                    POST  | /v1/Product/details.yaml       | params: {code: SS.VPS}
                    POST  | /BLEED/product//DETAILS%20     | {"params":{"code":"SS.VPS"}}
                    POST  | /v1/Product/list?encoding=yaml | {}
                    POST  | /v1/Product/startingPrice      | {"params":{"code":["SS.VM","SS.VPS","SS.VM"]}}
                    POST  | /v1/Product/details            | {"params":{"code":"NO.SUCH"}}
                    QUERY | /v1/Product/details            | {"params":{"code":"SS.VPS"}}
                    GET   | /v1/Product/details?code=SS.VM | ''
                    GET   | /v1/Product/startingPrice.json?code=SS.VM&code=SS.PP | ''
                    """)
    void isAnsweredAlikeTheLongAndTheShortWay(String verb, String path, String body) {
        demo().send(verb, path, body);
        Answer longWay = inChunks(verb, path, body);
        assertThat(longWay.cacheStatus().isHit()).isTrue();
        for (String way : List.of("read ahead", "known by its bytes")) {
            Answer shortWay = demo().send(verb, path, body);
            assertThat(shortWay.status()).as(way).isEqualTo(longWay.status());
            assertThat(shortWay.body()).isEqualTo(longWay.body());
            assertThat(shortWay.response().headers().map().keySet())
                    .isEqualTo(longWay.response().headers().map().keySet());
            COMPARED.forEach(name -> assertThat(shortWay.header(name)).isEqualTo(longWay.header(name)));
            assertThat(shortWay.cacheStatus().isHit()).isTrue();
            assertThat(shortWay.cacheStatus().detail()).isEqualTo("memory");
        }
    }

    @Test
    void isRefusedToWhoHasNoKey() {
        for (int calls = 0; calls < 3; calls++) {
            demo().post(DETAILS, VPS);
        }

        assertThat(demo().as("").post(DETAILS, VPS).status()).isEqualTo(401);
        assertThat(demo().as("Bearer wrong").post(DETAILS, VPS).status()).isEqualTo(401);
    }

    @Test
    void isNotModifiedForWhoHasIt() {
        String path = "/v1/Product/details?code=SS.VPS.WIN";
        String tag = Stream.generate(() -> demo().get(path).header("ETag"))
                .limit(3)
                .toList()
                .getLast();

        Answer again = demo().get(path, "If-None-Match", tag);

        assertThat(again.status()).isEqualTo(304);
        assertThat(again.body()).isEmpty();
        assertThat(again.header("ETag")).isEqualTo(tag);
    }

    @Test
    void isRenewedOnceItsAnswerHasBecomeStale() {
        String body = "{\"params\":{\"code\":\"SS.VM\"}}";
        for (int calls = 0; calls < 3; calls++) {
            demo().post(DETAILS, body);
        }
        advance(Duration.ofMinutes(6));

        assertThat(demo().post(DETAILS, body).cacheStatus().ttl()).isNegative();
        await().untilAsserted(() ->
                assertThat(demo().post(DETAILS, body).cacheStatus().ttl()).isPositive());
    }

    @Test
    void keepsTheCallersIds() {
        String path = "/v1/Product/details?code=SS.VPS";
        demo().get(path);
        demo().get(path);

        Answer answer = demo().get(path, "X-Request-Id", "order-17");

        assertThat(answer.header("X-Request-Id")).isEqualTo("order-17");
        assertThat(answer.header("traceparent")).hasSize(55);
    }

    /** Seen by the order of the headers: the framework begins with the length. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    /v1/Product/details            | '{"params":{"code":"SS.VPS"}}'
                    /v1/Product/details            | '   {"params" : { "code" :\t"SS.VPS" } }'
                    /v1/product//DETAILS.json      | {"params":{"code":"SS.VPS"}}
                    /v1/Product/details.yaml       | params: {code: SS.VPS}
                    /v1/Product/details?code=SS.VPS | ''
                    """)
    void isAnsweredAheadOfTheFrameworkInWhateverSpellingItComes(String path, String body) {
        try (RawCaller caller = callerOnceKept()) {
            assertThat(caller.bytes(post("turn-1", path, body)).readUntil("X-Request-Id: turn-1", 1))
                    .startsWith("HTTP/1.1 200 OK\r\nContent-Type: application/");
        }
    }

    @Test
    void isAnsweredSoWithABodyThatIsTooLongToBeRemembered() {
        try (RawCaller caller = callerOnceKept()) {
            String padded = " ".repeat(1000) + VPS;
            assertThat(caller.bytes(post("turn-1", DETAILS, padded)).readUntil("X-Request-Id: turn-1", 1))
                    .startsWith("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n");
        }
    }

    @Test
    void isAnsweredAheadOfTheFramework() {
        try (RawCaller caller = callerOnceKept()) {
            for (String turn : List.of("turn-1", "turn-2", "turn-3")) {
                assertThat(caller.bytes(post(turn, DETAILS, VPS)).readUntil("X-Request-Id: " + turn, 1))
                        .startsWith("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n");
            }
            assertThat(caller.bytes(post("turn-4", "/v1/Utilities/Info/ping", "{}"))
                            .readUntil("X-Request-Id: turn-4", 1))
                    .startsWith("HTTP/1.1 200 OK\r\ncontent-length: ");
        }
    }

    @Test
    void isAnsweredToWhoHasAConnectionForEachCall() {
        try (RawCaller caller = callerOnceKept()) {
            String request = post("turn-1", DETAILS, VPS).replace("Host: x", "Host: x\r\nConnection: close");

            assertThat(caller.bytes(request).readToEnd())
                    .startsWith("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n")
                    .containsIgnoringCase("connection: close\r\n");
        }
    }

    @Test
    void isAnsweredInItsTurnOnAConnectionWithOthers() {
        try (RawCaller caller = callerOnceKept()) {
            caller.bytes(post("turn-1", DETAILS, VPS)).readUntil("X-Request-Id: turn-1", 1);
            caller.bytes(post("turn-2", DETAILS, VPS)
                    + post("turn-3", "/v1/Product/price", VPS)
                    + post("turn-4", DETAILS, VPS)
                    + post("turn-5", DETAILS, "no params")
                    + post("turn-6", DETAILS, VPS));

            assertThat(ids(caller.readUntil("X-Request-Id: turn-6", 1)))
                    .containsExactly("turn-2", "turn-3", "turn-4", "turn-5", "turn-6");
            caller.bytes(post("turn-7", DETAILS, VPS));
            assertThat(ids(caller.readUntil("X-Request-Id: turn-7", 1))).containsExactly("turn-7");
        }
    }

    @Test
    void isAnsweredInFullToWhoIsSlowToRead() throws InterruptedException {
        List<String> turns =
                IntStream.rangeClosed(1, 600).mapToObj(turn -> "turn-" + turn).toList();
        try (RawCaller caller = callerOnceKept()) {
            Thread sending =
                    Thread.startVirtualThread(() -> turns.forEach(turn -> caller.bytes(post(turn, DETAILS, VPS))));
            boolean takesAll = sending.join(Duration.ofSeconds(1));

            assertThat(ids(caller.readUntil("X-Request-Id: turn-600", 1)))
                    .as("sent before one was read: %s", takesAll)
                    .isEqualTo(turns);
        }
    }

    /** Of chunks it is not known where they end: such a request goes the long way. */
    private Answer inChunks(String verb, String path, String body) {
        BodyPublisher chunks =
                BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body.getBytes(StandardCharsets.UTF_8)));
        return Storefront.send(demo().request(path).method(verb, chunks).build());
    }

    /** A caller on a connection of his own, after the details were kept. */
    private RawCaller callerOnceKept() {
        demo().post(DETAILS, VPS);
        return new RawCaller(stage.business());
    }

    private static String post(String id, String path, String body) {
        return String.join(
                "\r\n",
                "POST " + path + " HTTP/1.1",
                "Host: x",
                "Authorization: " + Credentials.basic(Secrets.DEMO),
                "X-Request-Id: " + id,
                "Content-Length: " + body.length(),
                "",
                body);
    }

    private static List<String> ids(String responses) {
        return Pattern.compile("X-Request-Id: (\\S+)")
                .matcher(responses)
                .results()
                .map(found -> found.group(1))
                .toList();
    }
}
