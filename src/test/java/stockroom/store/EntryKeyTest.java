package stockroom.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import stockroom.catalog.MethodName;
import stockroom.catalog.Scope;
import stockroom.catalog.Version;

final class EntryKeyTest {

    private static EntryKey key(Scope scope, Version version, String method, String meaning, String product) {
        return new EntryKey(
                scope,
                version,
                new MethodName(method),
                meaning,
                Optional.of(product).filter(code -> !code.isEmpty()));
    }

    @Test
    void everyPartTellsKeysApart() {
        List<EntryKey> keys = List.of(
                key(Scope.ofTenant("a"), Version.V1, "Product/details", "{}", "X"),
                key(Scope.ofCatalog("a"), Version.V1, "Product/details", "{}", "X"),
                key(Scope.ofTenant("b"), Version.V1, "Product/details", "{}", "X"),
                key(Scope.ofTenant("a"), Version.BLEED, "Product/details", "{}", "X"),
                key(Scope.ofTenant("a"), Version.V1, "Product/list", "{}", "X"),
                key(Scope.ofTenant("a"), Version.V1, "Product/details", "{ }", "X"),
                key(Scope.ofTenant("a"), Version.V1, "Product/details", "{}", "Y"),
                key(Scope.ofTenant("a"), Version.V1, "Product/details", "{}", ""));

        assertThat(keys).doesNotHaveDuplicates();
        assertThat(keys.stream().map(EntryKey::digest)).doesNotHaveDuplicates();
    }

    @Test
    void aValueThatLooksLikeTwoPartsIsOne() {
        EntryKey joined = key(Scope.ofTenant("a"), Version.V1, "x/y", "m1:p", "");
        EntryKey apart = key(Scope.ofTenant("a"), Version.V1, "x/y", "m", "p");

        assertThat(joined.text()).isNotEqualTo(apart.text());
    }

    @Test
    void equalPartsMakeEqualKeys() {
        EntryKey one = Samples.key("SS.VPS");
        EntryKey same = Samples.key("SS.VPS");

        assertThat(one).isEqualTo(same).hasSameHashCodeAs(same);
        assertThat(one.digest()).isEqualTo(same.digest()).hasSize(43).matches("[A-Za-z0-9_-]+");
    }

    @Test
    void showsNoParameters() {
        assertThat(Samples.key("SECRET.PRODUCT").toString()).doesNotContain("SECRET");
    }

    @Test
    void aProductCodeIsNeverEmpty() {
        assertThatThrownBy(() -> new EntryKey(Samples.ACME, Version.V1, Samples.LIST, "{}", Optional.of("")))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
