package stockroom.sandbox.goods;

import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import stockroom.sandbox.wire.Answer;

/** A product at the prices that one account pays. */
public final class Offer {

    private final Product product;
    private final Terms terms;
    private final BigDecimal factor;
    private final Price starting;
    private final Answer details;
    private final Cards cards;

    Offer(Product product, Terms terms, BigDecimal factor) {
        this.product = product;
        this.terms = terms;
        this.factor = factor;
        this.starting = base(home()).plus(cheapest(product.options()));
        this.details = Answer.rebuilding(() -> new DetailsPage(this).json());
        this.cards = Cards.of(this);
    }

    public Product product() {
        return product;
    }

    /** The region that starting prices and default prices speak of. */
    public int home() {
        return product.regions().getFirst();
    }

    /** What the product costs in a region before any option. */
    public Price base(int region) {
        return price(product.amount(), region);
    }

    /** What choosing the value adds in a region, without what it opens. */
    public Price price(OptionValue value, int region) {
        return price(value.amount(), region);
    }

    /** The least that the product can cost: itself and the cheapest value of each required option. */
    public Price starting() {
        return starting;
    }

    /** The least that it can cost with the value chosen for an option of its first level. */
    public Price startingWith(Option chosen, OptionValue value) {
        List<Option> others = product.options().stream()
                .filter(option -> !option.equals(chosen))
                .toList();
        return base(home()).plus(cheapest(others)).plus(cheapest(value));
    }

    /** The reply of {@code Product/details}. */
    public Answer details() {
        return details;
    }

    public Cards cards() {
        return cards;
    }

    private Price price(Amount amount, int region) {
        return terms.price(amount, region, factor, product.cycles());
    }

    private Price cheapest(List<Option> options) {
        return options.stream().filter(Option::required).map(this::cheapest).reduce(Price.FREE, Price::plus);
    }

    private Price cheapest(Option option) {
        return option.values().stream()
                .map(this::cheapest)
                .min(Comparator.comparing(price -> price.of(Cycle.MONTH)))
                .orElseThrow();
    }

    private Price cheapest(OptionValue value) {
        return price(value, home()).plus(cheapest(value.options()));
    }
}
