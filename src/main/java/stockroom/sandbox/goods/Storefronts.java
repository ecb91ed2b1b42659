package stockroom.sandbox.goods;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The storefront of each assortment, and the prices that were changed since the start. Confined to one thread. */
public final class Storefronts {

    private final Catalogue catalogue = Catalogue.load();
    private final Map<String, BigDecimal> changes = new HashMap<>();
    private final Map<Assortment, Storefront> built = new HashMap<>();

    public Storefront of(Assortment assortment) {
        return built.computeIfAbsent(assortment, this::build);
    }

    /** Multiplies all stated prices by a factor, in place of all earlier changes. */
    public void repriceAll(BigDecimal factor) {
        catalogue.products().keySet().forEach(code -> changes.put(code, factor));
        built.clear();
    }

    /**
     * Multiplies a product's stated prices, its options' too, by a factor, in place of any earlier change; says whether
     * there is such a product.
     */
    public boolean reprice(String code, BigDecimal factor) {
        boolean known = catalogue.products().containsKey(code);
        if (known) {
            changes.put(code, factor);
            built.clear();
        }
        return known;
    }

    public void reset() {
        changes.clear();
        built.clear();
    }

    private Storefront build(Assortment assortment) {
        List<Offer> offers = catalogue.products().values().stream()
                .filter(product -> !product.shelf().inAnyOf(assortment.excludedSeries()))
                .map(product -> offer(product, assortment))
                .toList();
        return new Storefront(offers);
    }

    private Offer offer(Product product, Assortment assortment) {
        BigDecimal change = changes.getOrDefault(product.code(), BigDecimal.ONE);
        return new Offer(product, catalogue.terms(), assortment.factor().multiply(change));
    }
}
