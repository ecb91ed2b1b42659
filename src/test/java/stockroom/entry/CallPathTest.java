package stockroom.entry;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import stockroom.catalog.Version;

final class CallPathTest {

    @ParameterizedTest
    @CsvSource({
        "/v1/Product/details, V1, Product/details, ''",
        "/V1/PRODUCT/DETAILS, V1, Product/details, ''",
        "/bleed/product/startingprice.json, BLEED, Product/startingPrice, json",
        "/Bleed/Product/list.YAML, BLEED, Product/list, YAML",
        "/v1/Product/details.xml, V1, Product/details, xml",
        "/v1/Product/details.json.yaml, V1, Product/details, json.yaml",
        "/v1/Network/IP//listPublic, V1, network/ip/listpublic, ''",
        "//v1//Product//details//, V1, Product/details, ''",
        "/v1/Product/details%20, V1, Product/details, ''",
        "/v1/Product/details.json%20, V1, Product/details, json",
        "/v1/Product%2Fdetails, V1, Product/details, ''",
        "/v1/%50roduct/details, V1, Product/details, ''",
        "/v1/Network/DNS/Zone/History/list, V1, network/dns/zone/history/list, ''",
        "/v1/Account/Auth/token, V1, Account/Auth/token, ''"
    })
    void readsPathsAsTolerantlyAsUpstream(String path, Version version, String method, String extension) {
        assertThat(CallPath.parse(path)).isInstanceOfSatisfying(CallPath.Named.class, named -> {
            assertThat(named.version()).isEqualTo(version);
            assertThat(named.method().value()).isEqualTo(method);
            assertThat(named.extension().orElse("")).isEqualTo(extension);
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "/",
                "//",
                "/v1",
                "/v1/",
                "/v1/Product",
                "/v2/Product/details",
                "/Product/details",
                "/v1/Product/de tails",
                "/v1/Product /details",
                "/v1/../Product/details",
                "/v1/%2e%2e/details",
                "/v1/Product/details%00",
                "/v1/Product/details%0d%0aX: y",
                "/v1/Product/%zz",
                "/v1/Product/%",
                "/v1/Product/.json",
                "/v1/Pröduct/details",
                "/v1/Product+x/details",
                "/v1/Product/details?x=1",
                "/v1/Product.json/details",
                "/v1/Product/-"
            })
    void whatIsNoMethodOfAVersionIsUnknown(String path) {
        assertThat(CallPath.parse(path)).isInstanceOf(CallPath.Unknown.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {64, 65})
    void aWordHasSoManyLettersAndNoMore(int letters) {
        CallPath path = CallPath.parse("/v1/Product/" + "a".repeat(letters));

        assertThat(path instanceof CallPath.Named).isEqualTo(letters == 64);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/v2/Product/details.yaml", "/x.yaml", "/v1/Product.yaml"})
    void anUnknownPathStillNamesItsEncoding(String path) {
        assertThat(CallPath.parse(path).extension()).contains("yaml");
    }
}
