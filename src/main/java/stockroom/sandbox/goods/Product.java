package stockroom.sandbox.goods;

import java.util.List;
import java.util.Set;

/**
 * A product as its data file states it, before any account's prices.
 *
 * @param regions where it is sold; the first is its home, where it is cheapest
 */
public record Product(
        String code,
        Label label,
        Shelf shelf,
        Amount amount,
        Set<Cycle> cycles,
        List<Integer> regions,
        List<Option> options) {

    public Product {
        cycles = Set.copyOf(cycles);
        regions = List.copyOf(regions);
        options = List.copyOf(options);
        if (regions.isEmpty() || !cycles.contains(Cycle.HOUR) || !cycles.contains(Cycle.MONTH)) {
            throw new IllegalArgumentException(code + " needs a region and prices by the hour and the month");
        }
    }
}
