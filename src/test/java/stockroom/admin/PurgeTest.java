package stockroom.admin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.smallrye.mutiny.Uni;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import stockroom.catalog.Scope;
import stockroom.store.Entry;
import stockroom.store.LogPosition;
import stockroom.store.PurgeLedger;
import stockroom.store.PurgeLog;
import stockroom.store.PurgeRecord;
import stockroom.store.PurgeSettings;
import stockroom.store.SharedStateException;
import stockroom.testing.FakeSharedState;

final class PurgeTest {

    private static final Scope RETAIL = Scope.ofCatalog("retail");
    private static final Scope ALONE = Scope.ofTenant("alone");

    @TempDir
    private Path dir;

    private Desk desk;

    @BeforeEach
    void open() {
        desk = new Desk(dir);
        desk.tenant("acme", Desk.yaml("acme", "catalog: retail"));
        desk.tenant("alone", Desk.yaml("alone"));
    }

    @Test
    void anEmptyObjectPurgesAll() {
        Entry entry = desk.fetched(RETAIL, "Product/details", "SS.VPS");

        AdminReply reply = desk.post("/admin/purge", "{}");

        assertThat(reply.status()).isEqualTo(200);
        assertThat(Desk.json(reply).toString()).isEqualTo("{\"purged\":\"everywhere\"}");
        assertThat(desk.purges.stands(entry)).isFalse();
    }

    @Test
    void aTenantIsPurgedWithTheCatalogueItShares() {
        Entry shared = desk.fetched(RETAIL, "Product/details", "SS.VPS");
        Entry other = desk.fetched(ALONE, "Product/details", "SS.VPS");

        AdminReply reply = desk.post("/admin/purge", "{\"tenant\":\"acme\"}");

        assertThat(Desk.json(reply).path("scope").asText()).isEqualTo("catalog:retail");
        assertThat(desk.purges.stands(shared)).isFalse();
        assertThat(desk.purges.stands(other)).isTrue();
    }

    @Test
    void aTenantThatIsGoneIsPurgedByItsName() {
        Entry gone = desk.fetched(Scope.ofTenant("gone"), "Product/details", "SS.VPS");

        AdminReply reply = desk.post("/admin/purge", "{\"tenant\":\"gone\"}");

        assertThat(Desk.json(reply).path("scope").asText()).isEqualTo("tenant:gone");
        assertThat(desk.purges.stands(gone)).isFalse();
    }

    @Test
    void eachMemberNarrows() {
        Entry meant = desk.fetched(RETAIL, "Product/details", "SS.VPS");
        Entry otherCode = desk.fetched(RETAIL, "Product/details", "SS.VM");
        Entry otherMethod = desk.fetched(RETAIL, "Product/startingPrice", "SS.VPS");
        Entry otherScope = desk.fetched(ALONE, "Product/details", "SS.VPS");

        AdminReply reply = desk.post(
                "/admin/purge",
                "{\"tenant\":\"acme\",\"catalog\":\"retail\",\"method\":\"pRODUCT/DETAILS\",\"code\":\"SS.VPS\"}");

        assertThat(reply.status()).isEqualTo(200);
        assertThat(Desk.json(reply).path("method").asText()).isEqualTo("Product/details");
        assertThat(desk.purges.stands(meant)).isFalse();
        assertThat(desk.purges.stands(otherCode)).isTrue();
        assertThat(desk.purges.stands(otherMethod)).isTrue();
        assertThat(desk.purges.stands(otherScope)).isTrue();
    }

    @Test
    void aForwardedMethodThatWasGivenAPolicyCanBePurged() {
        assertThat(desk.post("/admin/purge", "{\"method\":\"Network/DNS/Zone/list\"}")
                        .status())
                .isEqualTo(200);
    }

    @Test
    void saysInWordsWhatWasPurged() {
        AdminReply reply = desk.answer("POST", "/admin/purge", Optional.of("text/plain"), "{\"catalog\":\"retail\"}");

        assertThat(reply.body()).isEqualTo("purged everywhere: catalog:retail, every method, every product\n");
    }

    static Stream<Arguments> senselessRequests() {
        return Stream.of(
                arguments("", "Deserialize", "must be a JSON object"),
                arguments("[]", "Deserialize", "must be a JSON object"),
                arguments("{\"tenant\":", "Deserialize", "line 1"),
                arguments("{} {}", "Deserialize", "not JSON"),
                arguments("{\"code\":\"A\",\"code\":\"B\"}", "Deserialize", "twice"),
                arguments("{\"tennant\":\"acme\"}", "Input::Unknown", "'tennant'"),
                arguments("{\"\\u001b[31m\":\"acme\"}", "Input::Unknown", "'??31m'"),
                arguments("{\"tenant\":null}", "Input::Validation", "'tenant' must be a text"),
                arguments("{\"code\":\"\"}", "Input::Validation", "'code' must be a text"),
                arguments("{\"code\":[\"A\"]}", "Input::Validation", "'code' must be a text"),
                arguments("{\"code\":\"a\\nb\"}", "Input::Validation", "'code' must be a text"),
                arguments("{\"code\":\"" + "a".repeat(201) + "\"}", "Input::Validation", "'code' must be a text"),
                arguments("{\"method\":\"Product/price\"}", "Input::Validation", "never kept"),
                arguments("{\"method\":\"Product/detials\"}", "Input::Validation", "no such method"),
                arguments("{\"method\":\"details\"}", "Input::Validation", "no such method"),
                arguments("{\"method\":\"Larder/list\"}", "Input::Validation", "no such method"),
                arguments("{\"tenant\":\"alone\",\"catalog\":\"retail\"}", "Input::Validation", "Nothing was purged"),
                arguments("{\"tenant\":\"gone\",\"catalog\":\"retail\"}", "Input::Validation", "Nothing was purged"));
    }

    @ParameterizedTest
    @MethodSource("senselessRequests")
    void whatMeansNothingPurgesNothing(String body, String errorClass, String message) {
        Entry entry = desk.fetched(RETAIL, "Product/details", "A");

        AdminReply reply = desk.post("/admin/purge", body);

        assertThat(reply.status()).isEqualTo(400);
        AdminDeskTest.assertError(reply, "LW::Exception::" + errorClass, message);
        assertThat(desk.purges.stands(entry)).isTrue();
    }

    @Test
    void saysThatOtherReplicasWaitForRedis() {
        PurgeLedger unsent =
                PurgeLedger.shared(new AwayLog(), new FakeSharedState(desk.time), PurgeSettings.DEFAULT, desk.tools);
        Desk cutOff = new Desk(dir, Optional.of(unsent));
        Entry entry = cutOff.fetched(RETAIL, "Product/details", "SS.VPS");

        AdminReply reply = cutOff.post("/admin/purge", "{}");

        assertThat(reply.status()).isEqualTo(503);
        assertThat(reply.headers()).containsKey("Retry-After");
        assertThat(Desk.json(reply).path("purged").asText()).isEqualTo("here");
        AdminDeskTest.assertError(reply, "LW::Exception::Resource::Unavailable", "as soon as Redis is back");
        assertThat(unsent.stands(entry)).isFalse();
    }

    /** The log of a Redis that does not answer. */
    private static final class AwayLog implements PurgeLog {

        @Override
        public Uni<LogPosition> append(PurgeRecord record) {
            return Uni.createFrom().failure(new SharedStateException("away"));
        }

        @Override
        public Uni<Answer> since(LogPosition known) {
            return Uni.createFrom().failure(new SharedStateException("away"));
        }
    }
}
