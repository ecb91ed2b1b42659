package stockroom.sandbox.goods;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;

/**
 * How a stated amount becomes a price.
 *
 * @param regions the factor of each region by its id
 * @param cycles how many months' price a cycle costs
 */
record Terms(Map<Integer, BigDecimal> regions, Map<Cycle, BigDecimal> cycles) {

    Terms {
        regions = Map.copyOf(regions);
        cycles = Map.copyOf(cycles);
    }

    /** The price of an amount in a region, for an account's factor, in each of the cycles asked for. */
    Price price(Amount amount, int region, BigDecimal factor, Set<Cycle> sold) {
        BigDecimal here = factor(region).multiply(factor);
        Map<Cycle, BigDecimal> price = new EnumMap<>(Cycle.class);
        for (Cycle cycle : sold) {
            int decimals = Math.max(cycle.decimals(), amount.month().scale());
            price.put(cycle, round(amount.month().multiply(months(cycle)).multiply(here), decimals));
        }
        if (amount.oneTime().signum() > 0) {
            price.put(Cycle.ONE_TIME, round(amount.oneTime().multiply(here), Cycle.ONE_TIME.decimals()));
        }
        return new Price(price);
    }

    private BigDecimal factor(int region) {
        BigDecimal factor = regions.get(region);
        if (factor == null) {
            throw new IllegalArgumentException("no region " + region);
        }
        return factor;
    }

    private BigDecimal months(Cycle cycle) {
        return cycles.getOrDefault(cycle, BigDecimal.ONE);
    }

    private static BigDecimal round(BigDecimal amount, int decimals) {
        return amount.setScale(decimals, RoundingMode.HALF_UP);
    }
}
