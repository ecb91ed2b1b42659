package stockroom.sandbox.method;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import stockroom.sandbox.wire.Numbers;
import stockroom.sandbox.wire.StormError;

/**
 * A feature of a quote: {@code "X"}, {@code {"value":"X","count":2}} or {@code {"value":"X","num_units":5}}.
 *
 * @param quantity how many times its price counts; none at 0
 */
record ChosenFeature(String value, int quantity) {

    /** A feature's member, or nothing where it is absent or null. */
    static Optional<ChosenFeature> read(String key, JsonNode given) {
        if (given.isMissingNode() || given.isNull()) {
            return Optional.empty();
        }
        JsonNode value = given.isObject() ? given.path("value") : given;
        if (!value.isTextual() && !value.isNumber()) {
            throw StormError.validation(key, "Feature", given);
        }
        int quantity = Math.multiplyExact(quantity(key, given.path("count")), quantity(key, given.path("num_units")));
        return Optional.of(new ChosenFeature(value.asText(), quantity));
    }

    private static int quantity(String key, JsonNode given) {
        if (given.isMissingNode() || given.isNull()) {
            return 1;
        }
        int quantity = Numbers.whole(given).orElseThrow(() -> StormError.validation(key, "Int", given));
        if (quantity < 0) {
            throw StormError.outOfBounds(key, 0, given);
        }
        return quantity;
    }
}
