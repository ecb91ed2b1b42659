package stockroom.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ControlTest {

    private static final String VPS = "{\"code\":\"SS.VPS\"}";

    private final TestingSandbox sandbox = new TestingSandbox();

    @AfterEach
    void stop() {
        sandbox.close();
    }

    @Test
    void countsByMethodAccountAndProduct() {
        sandbox.call("Product/details", VPS);
        sandbox.call("Product/startingPrice", "{\"code\":[\"SS.VPS\",\"SS.VM\",\"XX.NONE\"]}");
        sandbox.call(TestingSandbox.OTHER, "product/startingprice", VPS);
        sandbox.call("Account/Auth/token", "{}");
        sandbox.get("", "/v1/Product/remove");
        JsonNode counts = sandbox.counts();
        assertThat(counts.path("total").intValue()).isEqualTo(5);
        assertThat(counts.path("by_method").toString())
                .isEqualTo("{\"(unknown)\":1,\"Account/Auth/token\":1,\"Product/details\":1,"
                        + "\"Product/startingPrice\":2}");
        assertThat(counts.path("by_account").toString()).isEqualTo("{\"(nobody)\":1,\"demo-api\":3,\"other-api\":1}");
        assertThat(counts.path("starting_price_products").intValue()).isEqualTo(4);
        assertThat(counts.path("starting_price_by_code").path("SS.VPS").intValue())
                .isEqualTo(2);
        assertThat(counts.path("mints").intValue()).isEqualTo(1);
        assertThat(counts.path("in_flight").intValue()).isZero();
        assertThat(counts.path("in_flight_max").intValue()).isEqualTo(1);
    }

    @Test
    void forgetsItsCountsWhenAsked() {
        sandbox.call("Product/details", VPS);
        sandbox.control("DELETE", "calls", "");
        assertThat(sandbox.counts().path("total").intValue()).isZero();
        assertThat(sandbox.control("GET", "calls/recent", "").path("calls")).isEmpty();
    }

    @Test
    void listsTheLastCallsWithoutCredentials() {
        sandbox.call("Product/details", VPS);
        sandbox.call("Account/Auth/token", "{\"timeout\":60,\"passcode\":\"123456\"}");
        assertThat(sandbox.control("GET", "calls/recent", "").toString())
                .isEqualTo("{\"calls\":[{\"method\":\"Account/Auth/token\",\"account\":\"demo-api\","
                        + "\"params\":{\"timeout\":60}},{\"method\":\"Product/details\",\"account\":\"demo-api\","
                        + "\"params\":{\"code\":\"SS.VPS\"}}]}");
    }

    @Test
    void letsEachCallWait() {
        sandbox.control("PUT", "latency", "{\"millis\":250}");
        long before = System.nanoTime();
        sandbox.call("Product/details", VPS);
        assertThat(Duration.ofNanos(System.nanoTime() - before)).isGreaterThan(Duration.ofMillis(240));
    }

    @Test
    void changesThePriceOfOneProduct() {
        String before = month("SS.VPS");
        String other = month("SS.VM");
        sandbox.control("POST", "prices", "{\"code\":\"SS.VPS\",\"factor\":\"2\"}");
        assertThat(before).isEqualTo("5.00");
        assertThat(month("SS.VPS")).isEqualTo("10.00");
        assertThat(month("SS.VM")).isEqualTo(other);
    }

    @Test
    void changesThePricesOfAllProducts() {
        String other = month("SS.VM");
        sandbox.control("POST", "prices", "{\"code\":\"*\",\"factor\":\"2\"}");
        assertThat(month("SS.VPS")).isEqualTo("10.00");
        assertThat(month("SS.VM")).isNotEqualTo(other);
    }

    @Test
    void listensAgainWithEverythingAsItWas() {
        sandbox.control("POST", "prices", "{\"code\":\"SS.VPS\",\"factor\":\"2\"}");
        String bearer = "Bearer "
                + sandbox.call("Account/Auth/token", "{}").path("token").textValue();
        int port = sandbox.port();
        sandbox.stopListening();
        sandbox.listenAgain();
        assertThat(sandbox.port()).isEqualTo(port);
        assertThat(month("SS.VPS")).isEqualTo("10.00");
        assertThat(sandbox.get(bearer, "/v1/Product/list").statusCode()).isEqualTo(200);
    }

    @Test
    void datesItsRepliesByItsClock() {
        sandbox.control("POST", "clock", "{\"offset_seconds\":3600}");
        Instant date = sandbox.get(TestingSandbox.DEMO, "/v1/Product/list")
                .headers()
                .firstValue("Date")
                .map(text -> DateTimeFormatter.RFC_1123_DATE_TIME.parse(text, Instant::from))
                .orElseThrow();
        assertThat(date)
                .isEqualTo(sandbox.clock.instant().plus(Duration.ofHours(1)).truncatedTo(ChronoUnit.SECONDS));
    }

    @Test
    void endsAllTokens() {
        String bearer = "Bearer "
                + sandbox.call("Account/Auth/token", "{}").path("token").textValue();
        assertThat(sandbox.control("POST", "tokens/expire", "").toString()).isEqualTo("{\"expired\":1}");
        assertThat(sandbox.get(bearer, "/v1/Product/list").statusCode()).isEqualTo(401);
    }

    @Test
    void shiftsItsClock() {
        String bearer = "Bearer "
                + sandbox.call("Account/Auth/token", "{}").path("token").textValue();
        sandbox.control("POST", "clock", "{\"offset_seconds\":43200}");
        assertThat(sandbox.get(bearer, "/v1/Product/list").statusCode()).isEqualTo(401);
        sandbox.control("POST", "clock", "{\"offset_seconds\":43199}");
        assertThat(sandbox.get(bearer, "/v1/Product/list").statusCode()).isEqualTo(200);
    }

    @Test
    void resetsEverything() {
        sandbox.control("POST", "prices", "{\"code\":\"SS.VPS\",\"factor\":2}");
        sandbox.control("POST", "faults", "{\"kind\":\"status\"}");
        sandbox.control("PUT", "latency", "{\"millis\":60000}");
        sandbox.control("PUT", "accounts/demo-api", "{\"password\":\"sandbox-only-9\"}");
        sandbox.control("PUT", "tokens/lifetime", "{\"seconds\":1}");
        sandbox.control("POST", "clock", "{\"offset_seconds\":99}");
        sandbox.control("POST", "reset", "");
        assertThat(month("SS.VPS")).isEqualTo("5.00");
        assertThat(sandbox.call("Account/Auth/token", "{}").path("expires").longValue())
                .isEqualTo(sandbox.clock.instant().plus(Duration.ofHours(12)).getEpochSecond());
        assertThat(sandbox.counts().path("total").intValue()).isEqualTo(2);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "PUT  | latency           | {\"millis\":-1}                            | 400",
                "PUT  | latency           | {}                                         | 400",
                "PUT  | latency           | nonsense                                   | 400",
                "POST | faults            | {\"kind\":\"earthquake\"}                  | 400",
                "POST | faults            | {\"kind\":\"status\",\"status\":99}        | 400",
                "POST | faults            | {\"kind\":\"status\",\"count\":0}          | 400",
                "POST | prices            | {\"code\":\"SS.VPS\",\"factor\":0}         | 400",
                "POST | prices            | {\"code\":\"XX.NONE\",\"factor\":2}        | 404",
                "PUT  | accounts/nobody   | {\"password\":\"sandbox-only-9\"}          | 404",
                "PUT  | tokens/lifetime   | {\"seconds\":0}                            | 400",
                "GET  | teapot            | {}                                         | 404",
            })
    void saysWhyAControlIsNotObeyed(String method, String path, String body, int status) {
        HttpResponse<String> reply =
                sandbox.send(sandbox.request("/sandbox/" + path).method(method, BodyPublishers.ofString(body)));
        assertThat(reply.statusCode()).isEqualTo(status);
        assertThat(TestingSandbox.json(reply).path("problem").textValue()).isNotBlank();
    }

    private String month(String code) {
        return sandbox.call("Product/startingPrice", "{\"code\":\"" + code + "\"}")
                .path("items")
                .path(0)
                .path("price")
                .path("month")
                .textValue();
    }
}
