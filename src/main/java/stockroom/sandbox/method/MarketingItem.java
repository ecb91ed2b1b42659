package stockroom.sandbox.method;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import java.util.stream.Stream;
import stockroom.sandbox.goods.Label;
import stockroom.sandbox.goods.Offer;
import stockroom.sandbox.goods.Option;
import stockroom.sandbox.goods.OptionValue;
import stockroom.sandbox.goods.Price;
import stockroom.sandbox.wire.Json;

/** An item of {@code Product/marketingList}: a product, or a product with one value of an option chosen. */
record MarketingItem(Offer offer, Optional<Choice> choice) {

    /** A value of an option. */
    record Choice(Option option, OptionValue value) {}

    /** One item for the product, or, where a key is asked for, one for each value of that option. */
    static Stream<MarketingItem> of(Offer offer, Optional<String> key) {
        return key.map(wanted -> offer.product().options().stream()
                        .filter(option -> option.key().equals(wanted))
                        .flatMap(option -> option.values().stream().map(value -> new Choice(option, value)))
                        .map(choice -> new MarketingItem(offer, Optional.of(choice))))
                .orElseGet(() -> Stream.of(new MarketingItem(offer, Optional.empty())));
    }

    ObjectNode json() {
        Label label = offer.product().label();
        ObjectNode item = Json.object()
                .put("alias", offer.product().shelf().alias())
                .put("code", offer.product().code());
        item.set("default_price", offer.base(offer.home()).json());
        ArrayNode features = item.put("description", label.description()).putArray("features");
        label.features().forEach(features::add);
        choice.ifPresent(chosen -> item.put("key", chosen.option().key()));
        ObjectNode prices = item.putObject("prices");
        offer.product()
                .regions()
                .forEach(region ->
                        prices.set(region.toString(), offer.base(region).json()));
        item.set("starting_price", starting().json());
        item.put("sub_title", label.subTitle()).put("title", label.title());
        choice.ifPresent(chosen -> item.put("value", chosen.value().value()));
        return item;
    }

    private Price starting() {
        return choice.map(chosen -> offer.startingWith(chosen.option(), chosen.value()))
                .orElseGet(offer::starting);
    }
}
