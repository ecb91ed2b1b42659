package stockroom.surface;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** HTTP as an attacker speaks it: refused or cut off, and nobody else notices. */
@QuarkusTest
@TestProfile(Calm.class)
class HostileClientTest extends Surface {

    private static final String PING = "GET /v1/Utilities/Info/ping HTTP/1.1";
    private static final String PONG = "{\"ping\":\"success\"}";
    private static final String LOGIN = "Authorization: " + Credentials.basic(Secrets.DEMO);
    private static final String LIST = "POST /v1/Product/list HTTP/1.1";
    private static final String CLOSE = "Connection: close";

    /** RFC 9113, section 3.4, and an empty SETTINGS frame. */
    private static final String HTTP_2 = "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n" + frame(4, 0, 0, "");

    @AfterEach
    void answersOthersAsEver() {
        assertThat(demo().get("/v1/Utilities/Info/ping").status()).isEqualTo(200);
    }

    private String sent(String... lines) {
        try (RawCaller caller = new RawCaller(stage.business())) {
            return caller.lines(lines).readToEnd();
        }
    }

    private static void isRefused(String reply) {
        assertThat(reply).matches("(?s)(HTTP/1\\.[01] 4\\d\\d .*)?").doesNotContain(PONG);
    }

    /** Who drips a head or a body holds a connection and nothing else. */
    @Test
    void isHeldUpByNobodyWhoDrips() {
        List<RawCaller> dripping = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            dripping.add(new RawCaller(stage.business()).bytes(PING + "\r\nHost: x\r\nX-Drip: "));
            dripping.add(new RawCaller(stage.business())
                    .lines(LIST, "Host: x", LOGIN, "Content-Length: 1000", "")
                    .bytes("{"));
        }

        assertThat(demo().get("/v1/Utilities/Info/ping").status()).isEqualTo(200);
        assertThat(demo().call("Product/list", "{}").status()).isEqualTo(200);

        dripping.forEach(caller -> caller.bytes("x"));
        dripping.forEach(RawCaller::close);
    }

    @Test
    void refusesAHeadWithoutEnd() {
        isRefused(sent(PING, "Host: x", LOGIN, "X-Large: " + "x".repeat(17_000), ""));
        isRefused(sent(PING, "Host: x", LOGIN, "X-Many: y\r\n".repeat(2_000)));
        isRefused(sent("GET /v1/Utilities/Info/ping?x=" + "x".repeat(17_000) + " HTTP/1.1", "Host: x", LOGIN, ""));
    }

    /** Whoever stands in front may see another end of the first request than we do: RFC 9112, section 6.1. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "Content-Length: 5\r\nContent-Length: 50",
                "Content-Length: 5, 50",
                "Content-Length: +5",
                "Content-Length: -5",
                "Content-Length: 0x5",
                "Content-Length: 99999999999999999999",
                "Content-Length : 5",
                "Transfer-Encoding: xchunked",
                "Transfer-Encoding: chunked, identity",
                "Transfer-Encoding: identity",
                "Transfer-Encoding : chunked",
                "Transfer-Encoding: chunked\r\nTransfer-Encoding: identity",
                "Transfer-Encoding:\u000bchunked",
                "X: y\rTransfer-Encoding: chunked",
                "X\u0000: y",
                " folded: x"
            })
    void refusesABodyWhoseEndCanBeSeenInTwoWays(String framing) {
        String reply = sent(LIST, "Host: x", LOGIN, framing, "", "0", "", PING, "Host: x", LOGIN, CLOSE, "");

        isRefused(reply);
    }

    /** As RFC 9112 (section 6.3) has it: the length is taken off before anyone can look at it. */
    @Test
    void countsChunksWhereALengthContradictsThem() {
        String reply = sent(
                LIST,
                "Host: x",
                LOGIN,
                "Content-Length: 5",
                "Transfer-Encoding: chunked",
                "",
                "0",
                "",
                PING,
                "Host: x",
                LOGIN,
                CLOSE,
                "");

        assertThat(reply).containsSubsequence("HTTP/1.1 200 OK", "item_count", "HTTP/1.1 200 OK", PONG);
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1", "fffffffffffffffff", "5;" + "x", "xyz", ""})
    void refusesAChunkOfNoSize(String size) {
        String reply = sent(LIST, "Host: x", LOGIN, "Transfer-Encoding: chunked", "", size, "{}", "0", CLOSE, "");

        assertThat(reply).doesNotContain(" 500 ").doesNotContain(PONG);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/v1/Product/list%0d%0aSet-Cookie:%20x=1",
                "/v1/Product/list?encoding=json%0d%0aSet-Cookie:%20x=1",
                "/v1/Product/list?encoding=%0aSet-Cookie:%20x=1",
                "/v1/Product/nothing%0d%0aSet-Cookie:%20x=1.json",
                "/v1/Product/list.%0d%0aSet-Cookie:%20x=1",
                "/%0d%0aSet-Cookie:%20x=1",
                "/v1/Product/list?page_num=%0d%0aSet-Cookie:%20x=1"
            })
    void putsNoCallersLineIntoItsHeaders(String target) {
        for (String verb : List.of("GET ", "DELETE ")) {
            String reply = sent(verb + target + " HTTP/1.1", "Host: x", LOGIN, CLOSE, "");

            assertThat(reply).startsWith("HTTP/1.1 ").doesNotContainPattern("(?im)^Set-Cookie");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"X-Request-Id", "traceparent", "tracestate", "Accept", "If-None-Match", "Host"})
    void repeatsNoHeaderThatHidesALine(String name) {
        for (String line : List.of("a\rSet-Cookie: x=1", "a\n Set-Cookie: x=1", "a\r\n\tSet-Cookie: x=1", "a\u0000b")) {
            String reply = sent(PING, "Host: x", LOGIN, name + ": " + line, CLOSE, "");

            assertThat(reply).doesNotContain("Set-Cookie").doesNotContain(" 500 ");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "d\u0435mo",
                "DEMO",
                "demo ",
                " demo",
                "demo\u0000",
                "de\u00admo",
                "\uff44emo",
                "demo\u200b",
                "../demo"
            })
    void takesNoTenantForAnother(String lookAlike) {
        Answer answer =
                nobody().as(Credentials.basic(lookAlike, Secrets.DEMO.key())).get("/v1/Product/list");

        assertThat(answer.status()).isEqualTo(401);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1e999999999",
                "-1e999999999",
                "1e-999999999",
                "1E400",
                "-0",
                "-0.0",
                "1e2147483648",
                "1e-2147483648",
                "1e99999999999999999999",
                "NaN",
                "Infinity",
                "0x10",
                "01",
                "1.",
                ".1",
                "+1"
            })
    void isNotFilledByANumber(String number) {
        for (String method : List.of("Product/list", "Product/details", "Product/startingPrice", "Product/price")) {
            for (String encoding : List.of(".json", ".yaml")) {
                String params = "{\"page_num\": %1$s, \"code\": %1$s, \"x\": [%1$s]}".formatted(number);
                Answer answer = demo().post("/v1/" + method + encoding, "{\"params\": " + params + "}");

                assertThat(answer.status()).as(answer.toString()).isIn(200, 400);
            }
            String query = "/v1/" + method + "?page_num=%1$s&code=%1$s".formatted(number.replace("+", "%2B"));
            assertThat(demo().get(query).status()).isIn(200, 400, 405);
        }
    }

    @Test
    void isNotHeldUpByTheDigitsOfANumber() {
        String digits = "9".repeat(60_000);
        for (String encoding : List.of(".json", ".yaml")) {
            for (String number : List.of(digits, "-" + digits, "0." + digits, "1e" + digits)) {
                Answer answer =
                        demo().post("/v1/Product/list" + encoding, "{\"params\": {\"page_num\": " + number + "}}");

                assertThat(answer.status()).as(encoding).isIn(200, 400);
            }
        }
    }

    /** Streams that are opened and reset as fast as can be: the connection ends. */
    @Test
    void cutsOffWhoResetsStreamsWithoutEnd() {
        String request = "\u0082\u0086\u0084A\u0001x";
        try (RawCaller caller = new RawCaller(stage.business())) {
            caller.bytes(HTTP_2);
            StringBuilder flood = new StringBuilder();
            for (int stream = 1; stream < 4_000; stream += 2) {
                flood.append(frame(1, 5, stream, request)).append(frame(3, 0, stream, "\0\0\0\u0008"));
            }

            assertThat(caller.flood(flood.toString())).isTrue();
        }
    }

    /** A frame of RFC 9113, section 4.1, each character a byte. */
    private static String frame(int type, int flags, int stream, String payload) {
        ByteArrayOutputStream frame = new ByteArrayOutputStream();
        for (int shift = 16; shift >= 0; shift -= 8) {
            frame.write(payload.length() >> shift);
        }
        frame.write(type);
        frame.write(flags);
        for (int shift = 24; shift >= 0; shift -= 8) {
            frame.write(stream >> shift);
        }
        return frame.toString(StandardCharsets.ISO_8859_1) + payload;
    }
}
