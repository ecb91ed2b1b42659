package stockroom.sandbox.method;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import stockroom.sandbox.goods.Offer;
import stockroom.sandbox.goods.Option;
import stockroom.sandbox.goods.OptionValue;
import stockroom.sandbox.goods.Price;
import stockroom.sandbox.wire.StormError;

/** Adds up a product and the features asked for, in one region. The features of every level stand side by side. */
final class Quote {

    private final Offer offer;
    private final int region;
    private final ObjectNode features;
    private final Set<String> used = new HashSet<>();

    Quote(Offer offer, int region, ObjectNode features) {
        this.offer = offer;
        this.region = region;
        this.features = features;
    }

    /**
     * The sum.
     *
     * @throws StormError where a feature is missing, unknown, out of place, or not one of an option's values
     */
    Price total() {
        Price total = offer.base(region).plus(of(offer.product().options()));
        features.properties().forEach(feature -> checkUsed(feature.getKey(), feature.getValue()));
        return total;
    }

    private Price of(List<Option> options) {
        return options.stream().map(this::of).reduce(Price.FREE, Price::plus);
    }

    private Price of(Option option) {
        JsonNode given = features.path(option.key());
        Optional<ChosenFeature> chosen = ChosenFeature.read(option.key(), given);
        used.add(option.key());
        if (option.required() && chosen.isEmpty()) {
            throw StormError.required(option.key());
        }
        return chosen.map(feature -> of(option, feature, given)).orElse(Price.FREE);
    }

    private Price of(Option option, ChosenFeature feature, JsonNode given) {
        OptionValue value = option.find(feature.value()).orElseThrow(() -> notOneOf(option, given));
        if (option.required() && feature.quantity() == 0) {
            throw StormError.outOfBounds(option.key(), 1, IntNode.valueOf(0));
        }
        return feature.quantity() == 0
                ? Price.FREE
                : offer.price(value, region).times(feature.quantity()).plus(of(value.options()));
    }

    private void checkUsed(String key, JsonNode value) {
        if (used.contains(key)) {
            return;
        }
        boolean elsewhere = offer.product().options().stream().anyMatch(option -> option.knows(key));
        throw elsewhere ? StormError.disallowed(key) : StormError.unknown(key, value);
    }

    private static StormError notOneOf(Option option, JsonNode given) {
        List<String> valid = option.values().stream().map(OptionValue::value).toList();
        return StormError.notInRealm(option.key(), valid, given);
    }
}
