package stockroom.sandbox.goods;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

/** All that is sold, by product code, in the order of the data files. */
record Catalogue(Terms terms, Map<String, Product> products) {

    Catalogue {
        products = Collections.unmodifiableMap(new LinkedHashMap<>(products));
    }

    /** Reads {@code catalogue.json} and the files that it names. */
    static Catalogue load() {
        JsonNode index = Resources.read("catalogue.json");
        ProductReader reader = new ProductReader(
                new OptionReader(Resources.read(index.required("options").textValue())));
        Map<String, Product> products = new LinkedHashMap<>();
        index.required("series")
                .valueStream()
                .flatMap(file -> reader.products(Resources.read(file.textValue())))
                .forEach(product -> add(products, product));
        return new Catalogue(terms(index), products);
    }

    private static void add(Map<String, Product> products, Product product) {
        if (products.put(product.code(), product) != null) {
            throw new IllegalStateException(product.code() + " stands in the catalogue twice");
        }
    }

    private static Terms terms(JsonNode index) {
        Map<Integer, BigDecimal> regions = new HashMap<>();
        index.required("regions")
                .forEach(region -> regions.put(
                        region.required("id").intValue(),
                        new BigDecimal(region.required("factor").textValue())));
        Map<Cycle, BigDecimal> cycles = new HashMap<>();
        index.required("cycles")
                .properties()
                .forEach(cycle -> cycles.put(
                        Cycle.of(cycle.getKey()),
                        new BigDecimal(cycle.getValue().textValue())));
        return new Terms(regions, cycles);
    }
}
