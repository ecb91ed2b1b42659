package stockroom.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import stockroom.catalog.MethodSpec.Keeping;

final class MethodsTest {

    private static Params canonical(MethodName method, String json) {
        return Methods.spec(method).canonical((ObjectNode) ParameterTypeTest.json(json));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            Product/list          | {"page_num":1,"page_size":"25"}        | {}
            Product/list          | {"page_num":"2","page_size":100}       | {"page_num":2,"page_size":100}
            Product/list          | {"page_num":25,"page_size":1}          | {"page_num":25,"page_size":1}
            Product/list          | {"page_num":null}                      | {"page_num":null}
            Product/list          | {"active":1}                           | {"active":1}
            Product/list          | {"cart_plan":"b","series":9}           | {"cart_plan":["b"],"series":"9"}
            Product/list          | {"zz":{"b":1,"a":[]},"alsowith":["b","a"]} | {"alsowith":["b","a"],"zz":{"a":[],"b":1}}
            Product/list          | {"Page_num":1}                         | {"Page_num":1}
            Product/marketingList | {"active":true,"featured":"0"}         | {"featured":0}
            Product/marketingList | {"active":"0","product_code":["B","A"]}| {"active":0,"product_code":["A","B"]}
            Product/startingPrice | {"code":["B","A","B"]}                 | {"code":["A","B"]}
            Product/startingPrice | {"code":"A"}                           | {"code":["A"]}
            Product/details       | {"code":["A"]}                         | {"code":["A"]}
            Product/details       | {"code":25,"page_num":1}               | {"code":"25","page_num":1}
            Product/price         | {"region":"1","features":{"b":"1","a":1}} | {"features":{"a":1,"b":"1"},"region":1}
            Utilities/Info/ping   | {"page_num":1,"code":"A"}              | {"code":"A","page_num":1}
            """)
    void givesParametersOneForm(String method, String given, String canonical) {
        assertThat(canonical(new MethodName(method), given).json()).isEqualTo(canonical);
    }

    @Test
    void remembersASetAsItWasAsked() {
        assertThat(canonical(Methods.STARTING_PRICE, "{\"code\":[\"B\",7,\"A\",\"B\"]}")
                        .asked("code"))
                .containsExactly("B", "7", "A", "B");
        assertThat(canonical(Methods.STARTING_PRICE, "{\"code\":\"A\"}").asked("code"))
                .containsExactly("A");
        assertThat(canonical(Methods.DETAILS, "{\"code\":\"A\"}").asked("code")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"code\":[\"A\",null]}",
                "{\"code\":[\"A\",true]}",
                "{\"code\":[\"A\",1.5]}",
                "{\"code\":[\"A\",{}]}",
                "{\"code\":[[\"A\"]]}",
                "{\"code\":{\"A\":\"B\"}}",
                "{\"code\":null}",
                "{\"code\":[]}"
            })
    void whatIsNotAllTextIsNoSet(String given) {
        Params params = canonical(Methods.STARTING_PRICE, given);

        assertThat(params.asked("code")).isEmpty();
        assertThat(params.json()).isEqualTo(given);
    }

    @Test
    void replacesAndLeavesOutAParameter() {
        Params params = canonical(Methods.STARTING_PRICE, "{\"code\":\"A\",\"alsowith\":\"x\"}");

        assertThat(params.with("code", List.of("C", "B")).json())
                .isEqualTo("{\"alsowith\":\"x\",\"code\":[\"C\",\"B\"]}");
        assertThat(params.with("code", List.of("C", "B")).asked("code")).containsExactly("C", "B");
        assertThat(params.without("code").json()).isEqualTo("{\"alsowith\":\"x\"}");
        assertThat(params.json()).isEqualTo("{\"alsowith\":\"x\",\"code\":[\"A\"]}");
    }

    @Test
    void readsTextsAndNumbers() {
        Params params = canonical(
                new MethodName("Account/Auth/token"), "{\"timeout\":\"3600\",\"n\":7,\"x\":\"7x\",\"f\":7.5}");

        assertThat(params.number("timeout")).contains(3600L);
        assertThat(params.number("n")).contains(7L);
        assertThat(params.number("x")).isEmpty();
        assertThat(params.number("f")).isEmpty();
        assertThat(params.number("none")).isEmpty();
        assertThat(params.text("x")).contains("7x");
        assertThat(params.text("n")).isEmpty();
    }

    @Test
    void parametersAreEqualByMeaningAndShowNothing() {
        Params one = canonical(Methods.DETAILS, "{\"code\":\"hush\",\"z\":1}");
        Params same = canonical(Methods.DETAILS, "{\"z\":1.0,\"code\":\"hush\"}");

        assertThat(one).isEqualTo(same).hasSameHashCodeAs(same);
        assertThat(one.toString()).doesNotContain("hush");
        assertThat(new Call(Version.V1, Methods.DETAILS, one).toString()).doesNotContain("hush");
    }

    @Test
    void aPriceIsNeverKeptAndStartingPricesAreByProduct() {
        assertThat(Methods.spec(Methods.PRICE).keeping()).isEqualTo(Keeping.NEVER);
        assertThat(Methods.spec(Methods.STARTING_PRICE).keeping()).isEqualTo(Keeping.BY_PRODUCT);
        assertThat(Methods.spec(Methods.DETAILS).keeping()).isEqualTo(Keeping.BY_REPLY);
        assertThat(Methods.all())
                .hasSize(10)
                .allSatisfy(spec -> assertThat(spec.description()).endsWith("."));
    }

    @Test
    void namesDoNotDifferByLetterCase() {
        for (MethodSpec spec : Methods.all()) {
            String name = spec.name().value();
            assertThat(new MethodName(name.toUpperCase(Locale.ROOT))).isEqualTo(spec.name());
            assertThat(new MethodName(name.toLowerCase(Locale.ROOT)).value()).isEqualTo(name);
        }
        assertThat(new MethodName("Network/DNS/Zone/LIST").value()).isEqualTo("network/dns/zone/list");
        assertThat(new MethodName("Network/DNS/Zone/LIST").namespace()).isEqualTo("network/dns/zone");
        assertThat(new MethodName("ping").namespace()).isEmpty();
    }

    @Test
    void namespacesAreThoseThatTheVendorLists() {
        assertThat(List.of("Product", "PRODUCT", "utilities/info", "Network/DNS/Zone/History", "VMware/vCloud/vDC"))
                .allMatch(Namespaces::isListed);
        assertThat(List.of("", "Products", "Product/", "Network", "Utilities")).noneMatch(Namespaces::isListed);
    }

    @Test
    void versionsAreTwo() {
        assertThat(Version.parse("V1")).contains(Version.V1);
        assertThat(Version.parse("Bleed")).contains(Version.BLEED);
        assertThat(List.of("v2", "", "v1 ", "blєed"))
                .allMatch(name -> Version.parse(name).isEmpty());
        assertThat(new Call(Version.BLEED, Methods.STARTING_PRICE, canonical(Methods.STARTING_PRICE, "{}")).path())
                .isEqualTo("/bleed/Product/startingPrice");
    }

    @Test
    void aTenantAndACatalogueOfOneNameAreDifferentScopes() {
        assertThat(Scope.ofTenant("a")).isNotEqualTo(Scope.ofCatalog("a"));
        assertThat(Scope.ofTenant("a")).hasToString("tenant:a");
        assertThat(Scope.ofCatalog("a")).hasToString("catalog:a");
    }
}
