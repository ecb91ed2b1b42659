package stockroom.sandbox.goods;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads the products of a series; a product's own members win over those that its file gives for all. */
final class ProductReader {

    private final OptionReader options;

    ProductReader(OptionReader options) {
        this.options = options;
    }

    Stream<Product> products(JsonNode file) {
        return file.required("products").valueStream().map(own -> {
            ObjectNode merged = file.deepCopy();
            merged.remove("products");
            merged.setAll((ObjectNode) own);
            return product(merged);
        });
    }

    static Amount amount(JsonNode json) {
        return new Amount(
                new BigDecimal(json.path("month").asText("0.00")),
                new BigDecimal(json.path("one_time").asText("0.00")));
    }

    private Product product(JsonNode json) {
        return new Product(
                json.required("code").textValue(),
                label(json),
                shelf(json),
                amount(json),
                json.required("cycles")
                        .valueStream()
                        .map(word -> Cycle.of(word.textValue()))
                        .collect(Collectors.toSet()),
                json.required("regions").valueStream().map(JsonNode::intValue).toList(),
                options.options(json.required("options")));
    }

    private static Label label(JsonNode json) {
        Map<String, Integer> capabilities = new LinkedHashMap<>();
        json.path("capabilities")
                .properties()
                .forEach(member ->
                        capabilities.put(member.getKey(), member.getValue().intValue()));
        return new Label(
                json.required("title").textValue(),
                json.required("sub_title").textValue(),
                json.required("description").textValue(),
                json.required("tax_code").textValue(),
                texts(json.path("features")),
                capabilities);
    }

    private static Shelf shelf(JsonNode json) {
        JsonNode cart = json.required("cart");
        return new Shelf(
                texts(json.required("series")),
                texts(json.required("categories")),
                List.of(
                        cart.required("series").textValue(),
                        cart.required("category").textValue(),
                        json.required("plan").textValue()),
                json.path("active").asInt(1) == 1,
                json.path("featured").asInt(0) == 1,
                Optional.ofNullable(json.path("parent").textValue()),
                Optional.ofNullable(json.path("related").textValue()));
    }

    private static List<String> texts(JsonNode array) {
        return array.valueStream().map(JsonNode::textValue).toList();
    }
}
