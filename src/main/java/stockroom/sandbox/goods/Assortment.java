package stockroom.sandbox.goods;

import java.math.BigDecimal;
import java.util.Set;

/**
 * What an account may buy, and at what prices.
 *
 * @param factor what every price is multiplied by
 */
public record Assortment(BigDecimal factor, Set<String> excludedSeries) {

    public Assortment {
        excludedSeries = Set.copyOf(excludedSeries);
        if (factor.signum() <= 0) {
            throw new IllegalArgumentException("a price factor above zero");
        }
    }
}
