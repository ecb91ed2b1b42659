package stockroom.entry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import stockroom.catalog.Call;
import stockroom.catalog.Methods;
import stockroom.catalog.Scope;
import stockroom.catalog.Version;
import stockroom.entry.SeenCalls.Spelling;
import stockroom.entry.SeenCalls.Understood;
import stockroom.entry.WireRequest.Verb;
import stockroom.lookup.Lifetimes;
import stockroom.lookup.Plan;
import stockroom.store.EntryKey;

final class SeenCallsTest {

    private static final Spelling ACMES = spelling(Scope.ofTenant("acme"), Verb.POST, "/v1/Product/list", "{}");

    private final SeenCalls seen = new SeenCalls(1);

    @Test
    void knowsACallByItsBytes() {
        Understood understood = understood("acme");
        seen.remember(ACMES, understood);

        assertThat(seen.find(spelling(Scope.ofTenant("acme"), Verb.POST, "/v1/Product/list", "{}")))
                .containsSame(understood);
    }

    /** All of them share the one place there is. */
    @Test
    void takesNoOtherCallForIt() {
        seen.remember(ACMES, understood("acme"));

        assertThat(seen.find(spelling(Scope.ofTenant("acme"), Verb.QUERY, "/v1/Product/list", "{}")))
                .isEmpty();
        assertThat(seen.find(spelling(Scope.ofTenant("acme"), Verb.POST, "/v1/product/list", "{}")))
                .isEmpty();
        assertThat(seen.find(spelling(Scope.ofTenant("acme"), Verb.POST, "/v1/Product/list", "{ }")))
                .isEmpty();
        assertThat(seen.find(spelling(Scope.ofTenant("other"), Verb.POST, "/v1/Product/list", "{}")))
                .isEmpty();
        assertThat(seen.find(spelling(Scope.ofCatalog("acme"), Verb.POST, "/v1/Product/list", "{}")))
                .isEmpty();
    }

    @Test
    void givesAPlaceToWhoCameLast() {
        Spelling others = spelling(Scope.ofTenant("other"), Verb.POST, "/v1/Product/list", "{}");
        seen.remember(ACMES, understood("acme"));
        seen.remember(others, understood("other"));

        assertThat(seen.find(ACMES)).isEmpty();
        assertThat(seen.find(others)).isPresent();
    }

    @Test
    void keepsNothingLong() {
        Spelling longOne =
                spelling(Scope.ofTenant("acme"), Verb.POST, "/v1/Product/list", " ".repeat(SeenCalls.LENGTH_MAX + 1));
        seen.remember(longOne, understood("acme"));

        assertThat(seen.find(longOne)).isEmpty();
    }

    @Test
    void showsNoParameters() {
        assertThat(ACMES).hasToString("Spelling[18 bytes]");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -1, (1 << 20) + 1})
    void refusesANumberOfPlacesThatMakesNoSense(int places) {
        assertThatThrownBy(() -> new SeenCalls(places)).hasMessageContaining("stockroom.cache.seen-calls");
    }

    private static Understood understood(String tenant) {
        Call call = new Call(
                Version.V1, Methods.LIST, Methods.spec(Methods.LIST).canonical(JsonNodeFactory.instance.objectNode()));
        EntryKey key = new EntryKey(Scope.ofTenant(tenant), call.version(), call.method(), "{}", Optional.empty());
        Lifetimes lifetimes = new Lifetimes(Duration.ofMinutes(2), Duration.ZERO, Duration.ZERO);
        return new Understood(Plan.whole(call, lifetimes, key), Encoding.JSON);
    }

    private static Spelling spelling(Scope scope, Verb verb, String target, String body) {
        return new Spelling(scope, verb, target, body.getBytes(StandardCharsets.UTF_8));
    }
}
