package stockroom.admin;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import stockroom.catalog.Methods;
import stockroom.catalog.Reply;
import stockroom.catalog.Scope;
import stockroom.catalog.Version;
import stockroom.store.Entry;
import stockroom.store.EntryKey;

final class ExplainTest {

    private static final String CALL = """
            {"tenant":"acme","path":"/v1/Product/details","body":{"params":{"code":"SS.VPS"}}}""";

    @TempDir
    private Path dir;

    private Desk desk;

    @BeforeEach
    void open() {
        desk = new Desk(dir);
        desk.tenant("acme", Desk.yaml("acme", "catalog: retail"));
    }

    private JsonNode explained(String call) {
        AdminReply reply = desk.post("/admin/explain", call);
        assertThat(reply.status()).as(reply.body()).isEqualTo(200);
        return Desk.json(reply);
    }

    private void keep(String digestOf) {
        EntryKey key = new EntryKey(
                Scope.ofCatalog("retail"),
                Version.V1,
                Methods.DETAILS,
                "{\"code\":\"" + digestOf + "\"}",
                Optional.of(digestOf));
        Reply reply = new Reply(200, Reply.Kind.SUCCESS, "application/json", new byte[] {'{', '}'});
        desk.memory.keep(
                new Entry(key, reply, desk.time.instant(), Duration.ZERO, 0, desk.purges.now()), Duration.ofHours(30));
    }

    @Test
    void tellsTheCanonicalFormTheScopeAndTheDecision() {
        JsonNode explained = explained(CALL);

        assertThat(explained.path("canonical").asText()).isEqualTo("{\"code\":\"SS.VPS\"}");
        assertThat(explained.path("scope").asText()).isEqualTo("catalog:retail");
        assertThat(explained.path("method").asText()).isEqualTo("Product/details");
        assertThat(explained.at("/lifetimes/fresh").asLong()).isEqualTo(300);
        assertThat(explained.path("decision").asText()).isEqualTo("upstream's answer");
        assertThat(explained.at("/entries/0/key").asText()).matches("[\\w-]{43}");
        assertThat(explained.at("/entries/0/memory/held").asBoolean()).isFalse();
        assertThat(explained.at("/entries/0/redis/answer").asText()).isEqualTo("off");
    }

    @Test
    void tellsWhatMemoryHoldsAndHowLongItServes() {
        keep("SS.VPS");
        desk.time.advance(Duration.ofSeconds(100));

        JsonNode explained = explained(CALL);

        assertThat(explained.path("decision").asText()).isEqualTo("fresh from memory");
        assertThat(explained.at("/entries/0/memory/age").asLong()).isEqualTo(100);
        assertThat(explained.at("/entries/0/memory/fresh_left").asLong()).isEqualTo(200);
        assertThat(explained.at("/entries/0/memory/stale_while_refreshing_left").asLong())
                .isEqualTo(800);
        assertThat(explained.at("/entries/0/memory/stale_on_error_left").asLong())
                .isEqualTo(86_600);
    }

    @Test
    void namesThePurgeThatRemovedIt() {
        keep("SS.VPS");
        desk.post("/admin/purge", "{\"tenant\":\"acme\",\"code\":\"SS.VPS\"}");

        JsonNode explained = explained(CALL);

        assertThat(explained.at("/entries/0/memory/purged").asBoolean()).isTrue();
        assertThat(explained.at("/entries/0/purges/0/what").asText())
                .isEqualTo("catalog:retail, every method, product SS.VPS");
        assertThat(explained.path("decision").asText()).isEqualTo("upstream's answer");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            /V1/product/DETAILS?code=SS.VPS   |
            /v1//Product/details.json%20      | {"params":{"code":"SS.VPS"}}
            /v1/Product/details.yaml          | "params: {code: SS.VPS}"
            /v1/Product/details?encoding=YAML | "params:\\n  code: SS.VPS\\n"
            """)
    void readsACallInEverySpellingThatCallsHave(String path, String body) {
        String members = body == null ? "" : ",\"body\":" + body;
        assertThat(explained("{\"tenant\":\"acme\",\"path\":\"" + path + "\"" + members + "}")
                        .at("/entries/0/key"))
                .isEqualTo(explained(CALL).at("/entries/0/key"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {"path":"/v1/Product/details"}                                     | 400 | 'tenant' is missing
            {"tenant":"nobody","path":"/v1/Product/details"}                   | 404 | There is no such tenant here
            {"tenant":"acme"}                                                  | 400 | 'path' is missing
            {"tenant":"acme","path":"v1/Product/details"}                      | 400 | must begin with /
            {"tenant":"acme","path":"/v3/Product/details"}                     | 400 | with 404: The path must be
            {"tenant":"acme","path":"/v1/Network/IP/list"}                     | 400 | with 403: 'network/ip/list' may not
            {"tenant":"acme","path":"/v1/Product/details.xml"}                 | 400 | with 400: The encoding must be
            {"tenant":"acme","path":"/v1/Product/details?code=%zz"}            | 400 | The query must be percent-encoded
            {"tenant":"acme","path":"/v1/Product/details","body":[1]}          | 400 | 'params' must be an object
            {"tenant":"acme","path":"/v1/Product/details","body":"{"}          | 400 | not well-formed JSON
            {"tenant":"acme","path":"/v1/Account/Auth/token"}                  | 400 | answers this call by itself
            {"tenant":"acme","path":"/v1/Product/details","params":{}}         | 400 | There is no member 'params'
            [                                                                  | 400 | not JSON
            """)
    void saysWhatToChange(String call, int status, String message) {
        AdminReply reply = desk.post("/admin/explain", call);

        assertThat(reply.status()).isEqualTo(status);
        assertThat(Desk.json(reply).path("full_message").asText()).contains(message);
    }

    @Test
    void tellsWhatUpstreamsTroubleMakesOfAMiss() {
        desk.upstreamLeftAlone = true;
        assertThat(explained(CALL).path("decision").asText()).endsWith("so the call fails with 503");

        desk.tokens.put("acme", without(true, Optional.empty()));
        assertThat(explained(CALL).path("decision").asText()).endsWith("so the call fails with 502");
    }

    private static TokenCondition without(boolean refused, Optional<Duration> rests) {
        return new TokenCondition(Optional.empty(), Optional.empty(), refused, rests);
    }

    @Test
    void tellsHowLongUpstreamIsNotAskedAfterTooManyCallsOfTheTenant() {
        desk.pauses.put("acme", Duration.ofMillis(11_200));

        assertThat(explained(CALL).path("decision").asText())
                .isEqualTo("upstream's answer; upstream limits the rate of this tenant's calls and is not asked for"
                        + " another 12s, so the call fails with 503");
        assertThat(explained(CALL).at("/upstream/paused").asLong()).isEqualTo(12);
        assertThat(inATerminal()).contains("not asked for another 12s, so the call fails with 503");

        keep("SS.VPS");
        assertThat(explained(CALL).path("decision").asText()).isEqualTo("fresh from memory");
        desk.time.advance(Duration.ofHours(1));
        assertThat(explained(CALL).path("decision").asText()).endsWith("another 12s, so what is kept is served");
    }

    @Test
    void tellsHowLongALoginThatFailedIsNotTriedAgain() {
        desk.tokens.put("acme", without(false, Optional.of(Duration.ofSeconds(20))));

        assertThat(explained(CALL).path("decision").asText())
                .endsWith("login failed and is not tried for another 20s, so the call fails with 503");
        assertThat(explained(CALL).at("/upstream/login_rests").asLong()).isEqualTo(20);
    }

    @Test
    void readsWellInATerminal() {
        keep("SS.VPS");

        assertThat(inATerminal().lines())
                .startsWith(
                        "call      /v1/Product/details {\"code\":\"SS.VPS\"}",
                        "scope     catalog:retail",
                        "kept      fresh 300s, then 600s while it is refreshed, 86400s where upstream fails",
                        "decision  fresh from memory",
                        "",
                        "ENTRY   TIER    STATE  AGE  FRESH  REFRESHING  ON ERROR  BYTES  NEXT CALL GETS",
                        "SS.VPS  memory  fresh  0s   300s   900s        86700s    2      fresh from memory",
                        "SS.VPS  redis   off    -    -      -           -         -      fresh from memory");
    }

    private String inATerminal() {
        return desk.answer("POST", "/admin/explain", Optional.of("text/plain"), CALL)
                .body();
    }

    @Test
    void holdsNoSecret() {
        assertThat(explained(CALL).toString()).doesNotContain("hunter2", Desk.KEY, "acme-api");
    }
}
