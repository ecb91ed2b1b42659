package stockroom.sandbox.goods;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import stockroom.sandbox.wire.Json;

/** What something costs: an amount for each billing cycle that it is sold by. */
public record Price(Map<Cycle, BigDecimal> amounts) {

    public static final Price FREE = new Price(Map.of());

    private static final int DECIMALS_MIN = 2;

    public Price {
        Map<Cycle, BigDecimal> copy = new EnumMap<>(Cycle.class);
        copy.putAll(amounts);
        amounts = Collections.unmodifiableMap(copy);
    }

    /** The amount of a cycle, zero where it is not sold by that cycle. */
    public BigDecimal of(Cycle cycle) {
        return amounts.getOrDefault(cycle, BigDecimal.ZERO);
    }

    public Price plus(Price other) {
        Map<Cycle, BigDecimal> sum = new EnumMap<>(Cycle.class);
        sum.putAll(amounts);
        other.amounts.forEach((cycle, amount) -> sum.merge(cycle, amount, BigDecimal::add));
        return new Price(sum);
    }

    public Price times(int quantity) {
        Map<Cycle, BigDecimal> product = new EnumMap<>(Cycle.class);
        amounts.forEach((cycle, amount) -> product.put(cycle, amount.multiply(BigDecimal.valueOf(quantity))));
        return new Price(product);
    }

    /** The amounts of all cycles by their words, as strings of 2 to 5 decimals. */
    public ObjectNode json() {
        return json(amounts.keySet());
    }

    public ObjectNode json(Set<Cycle> cycles) {
        ObjectNode json = Json.object();
        ordered(cycles).forEach(cycle -> json.put(cycle.word(), text(of(cycle))));
        return json;
    }

    /** An amount as the wire has it. */
    public static String text(BigDecimal amount) {
        BigDecimal shortest = amount.stripTrailingZeros();
        return shortest.setScale(Math.max(DECIMALS_MIN, shortest.scale())).toPlainString();
    }

    private static Collection<Cycle> ordered(Set<Cycle> cycles) {
        return cycles.stream().sorted().toList();
    }
}
