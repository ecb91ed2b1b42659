package stockroom.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** The methods speak of one catalogue: what one says follows from what another says, for every product. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class CatalogueAgreementTest {

    private static final String DEMO = TestingSandbox.DEMO;
    private static final List<String> ACCOUNTS = List.of(DEMO, TestingSandbox.OTHER);

    private final TestingSandbox sandbox = new TestingSandbox();
    private final Map<String, List<JsonNode>> details = new HashMap<>();

    /** A choice of values and what it costs beyond the product itself. */
    private record Cheapest(BigDecimal month, BigDecimal hour, Map<String, String> features) {}

    @BeforeAll
    void readAllDetails() {
        for (String account : ACCOUNTS) {
            List<JsonNode> all = new ArrayList<>();
            for (JsonNode item : sandbox.call(account, "Product/list", "{\"page_size\":1000}")
                    .path("items")) {
                all.add(sandbox.call(
                        account, "Product/details", code(item.path("code").asText())));
            }
            details.put(account, all);
        }
    }

    @AfterAll
    void stop() {
        sandbox.close();
    }

    @Test
    void sellsAtLeastTwoHundredProductsInSeveralSeries() {
        List<JsonNode> all = details.getOrDefault(DEMO, List.of());
        assertThat(all).hasSizeGreaterThanOrEqualTo(200);
        assertThat(all.stream().map(page -> page.path("series").get(0).asText()).distinct())
                .hasSizeGreaterThan(5);
    }

    @Test
    void startingPriceIsTheSumOfTheCheapestRequiredValuesThatDetailsShow() {
        details.forEach((account, pages) -> pages.forEach(page -> {
            String region = home(page);
            Cheapest cheapest = cheapest(page.path("options"), region);
            JsonNode price = starting(account, page);
            assertThat(decimal(price.path("month")))
                    .as(page.path("code").asText())
                    .isEqualByComparingTo(cheapest.month()
                            .add(decimal(page.path("prices").path(region).path("month"))));
            assertThat(decimal(price.path("hour")))
                    .isEqualByComparingTo(cheapest.hour()
                            .add(decimal(page.path("prices").path(region).path("hour"))));
        }));
    }

    @Test
    void aQuoteForTheCheapestFeaturesIsTheStartingPrice() {
        details.forEach((account, pages) -> pages.forEach(page -> {
            ObjectNode params = new JsonMapper().createObjectNode();
            params.set("code", page.path("code"));
            params.put("region", home(page));
            cheapest(page.path("options"), home(page)).features().forEach(params.putObject("features")::put);
            JsonNode quote = sandbox.call(account, "Product/price", params.toString());
            JsonNode starting = starting(account, page);
            assertThat(quote.path("month")).as(quote.toString()).isEqualTo(starting.path("month"));
            assertThat(quote.path("hour")).isEqualTo(starting.path("hour"));
        }));
    }

    @Test
    void thePagesOfTheListHoldEveryProductOnce() {
        List<String> codes = new ArrayList<>();
        int pages = sandbox.call("Product/list", "{\"page_size\":7}")
                .path("page_total")
                .asInt();
        for (int page = 1; page <= pages; page++) {
            sandbox.call("Product/list", "{\"page_size\":\"7\",\"page_num\":" + page + "}")
                    .path("items")
                    .forEach(item -> codes.add(item.path("code").asText()));
        }
        assertThat(codes).doesNotHaveDuplicates().hasSameElementsAs(codes(DEMO));
    }

    @Test
    void marketingListStartsWhereStartingPriceDoes() {
        JsonNode items =
                sandbox.call("Product/marketingList", "{\"page_size\":1000}").path("items");
        assertThat(items.size()).isGreaterThan(200);
        Map<String, JsonNode> starting = new HashMap<>();
        details.getOrDefault(DEMO, List.of())
                .forEach(page -> starting.put(page.path("code").asText(), starting(DEMO, page)));
        for (JsonNode item : items) {
            JsonNode price = starting.getOrDefault(item.path("code").asText(), item);
            assertThat(item.path("starting_price").path("month")).isEqualTo(price.path("month"));
            assertThat(item.path("starting_price").path("hour")).isEqualTo(price.path("hour"));
        }
    }

    @Test
    void thePathOfEveryAliasLeadsToItsProduct() {
        details.getOrDefault(DEMO, List.of()).forEach(page -> {
            String alias = page.path("alias").asText();
            List<String> parts = List.of(alias.split("/", -1));
            JsonNode found = sandbox.call(
                    "Product/getProductCodeFromPath",
                    "{\"series\":\"%s\",\"plan_type\":\"%s\",\"plan\":\"%s\"}"
                            .formatted(parts.get(0), parts.get(1), parts.get(2)));
            assertThat(found.path("code")).isEqualTo(page.path("code"));
            assertThat(sandbox.call("Product/details", "{\"alias\":\"" + alias + "\"}"))
                    .isEqualTo(page);
        });
    }

    @Test
    void accountsSeeDifferentProductsAtDifferentPrices() {
        assertThat(codes(DEMO)).contains("DS.E2334");
        assertThat(codes(TestingSandbox.OTHER)).doesNotContain("DS.E2334").contains("SS.VPS");
        assertThat(starting("SS.VPS", TestingSandbox.OTHER)).isLessThan(starting("SS.VPS", DEMO));
    }

    private List<String> codes(String account) {
        return details.getOrDefault(account, List.of()).stream()
                .map(page -> page.path("code").asText())
                .toList();
    }

    private BigDecimal starting(String code, String account) {
        JsonNode items =
                sandbox.call(account, "Product/startingPrice", code(code)).path("items");
        return decimal(items.path(0).path("price").path("month"));
    }

    private JsonNode starting(String account, JsonNode page) {
        String code = page.path("code").asText();
        return sandbox.call(account, "Product/startingPrice", code(code))
                .path("items")
                .path(0)
                .path("price");
    }

    private static String code(String code) {
        return "{\"code\":\"" + code + "\"}";
    }

    private static String home(JsonNode page) {
        return page.path("prices").fieldNames().next();
    }

    private static Cheapest cheapest(JsonNode options, String region) {
        Cheapest sum = new Cheapest(BigDecimal.ZERO, BigDecimal.ZERO, Map.of());
        for (JsonNode option : options) {
            if (option.path("required").asInt() == 1) {
                sum = plus(
                        sum,
                        option.path("values")
                                .valueStream()
                                .map(value -> cheapest(option, value, region))
                                .min(Comparator.comparing(Cheapest::month))
                                .orElseThrow());
            }
        }
        return sum;
    }

    private static Cheapest cheapest(JsonNode option, JsonNode value, String region) {
        JsonNode price = value.path("prices").path(region);
        Map<String, String> chosen =
                Map.of(option.path("key").asText(), value.path("value").asText());
        Cheapest own = new Cheapest(decimal(price.path("month")), decimal(price.path("hour")), chosen);
        return plus(own, cheapest(value.path("options"), region));
    }

    private static Cheapest plus(Cheapest one, Cheapest other) {
        Map<String, String> features = new HashMap<>(one.features());
        features.putAll(other.features());
        return new Cheapest(one.month().add(other.month()), one.hour().add(other.hour()), features);
    }

    private static BigDecimal decimal(JsonNode text) {
        return new BigDecimal(text.textValue());
    }
}
