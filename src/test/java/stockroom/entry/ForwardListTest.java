package stockroom.entry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import stockroom.catalog.MethodName;

final class ForwardListTest {

    private static final ForwardList DEFAULT =
            new ForwardList(List.of("Product/*", "Utilities/Info/ping", "Utilities/Info/version"));

    @ParameterizedTest
    @ValueSource(strings = {"Product/details", "PRODUCT/anything", "product/price", "utilities/INFO/ping"})
    void allowsWhatIsListedInAnyLetterCase(String method) {
        assertThat(DEFAULT.allows(new MethodName(method))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Product/Addon/list",
                "Product/Series/details",
                "Products/list",
                "Utilities/Info/pings",
                "Utilities/Info/other",
                "Server/destroy",
                "Account/Auth/token",
                "Product",
                "details"
            })
    void allowsNothingElse(String method) {
        assertThat(DEFAULT.allows(new MethodName(method))).isFalse();
    }

    @Test
    void takesAnyNamespaceThatTheVendorLists() {
        ForwardList list = new ForwardList(List.of(" network/dns/zone/* ", "NETWORK/IP/listPublic"));

        assertThat(list.allows(new MethodName("Network/DNS/Zone/list"))).isTrue();
        assertThat(list.allows(new MethodName("Network/DNS/Zone/History/list"))).isFalse();
        assertThat(list.allows(new MethodName("Network/IP/listpublic"))).isTrue();
        assertThat(list.allows(new MethodName("Network/IP/details"))).isFalse();
    }

    @Test
    void anEmptyListAllowsNothing() {
        assertThat(new ForwardList(List.of()).allows(new MethodName("Product/details")))
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "*",
                "",
                "Product",
                "Product/",
                "Prodct/*",
                "Product/*/*",
                "Product/de*",
                "/*",
                "Product/ x",
                "v1/Product/*"
            })
    void refusesPatternsThatNeverMatch(String pattern) {
        assertThatThrownBy(() -> new ForwardList(List.of(pattern)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("stockroom.forward")
                .hasMessageContaining("'" + pattern + "'");
    }
}
