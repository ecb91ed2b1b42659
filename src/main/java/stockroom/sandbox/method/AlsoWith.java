package stockroom.sandbox.method;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import stockroom.sandbox.goods.Offer;
import stockroom.sandbox.wire.Form;
import stockroom.sandbox.wire.Inputs;
import stockroom.sandbox.wire.StormError;
import stockroom.sandbox.wire.Version;

/**
 * What a caller wants on top: a word in v1; in bleed also an array of words and of paths, {@code ["product",
 * ["product", "startingPrice"]]}, where each word of a path stands inside the one before. {@code product} and
 * {@code details} add the product's details, {@code startingPrice} its starting price, any other member of the details
 * (such as {@code options} or {@code prices}) that member. A member that an item has already is left as it is.
 */
final class AlsoWith {

    private static final String PARAMETER = "alsowith";

    private final Map<String, AlsoWith> wanted = new LinkedHashMap<>();

    static AlsoWith read(Inputs inputs) {
        AlsoWith root = new AlsoWith();
        Optional<JsonNode> given = inputs.any(PARAMETER);
        if (given.isPresent() && given.get().isArray() && inputs.version() == Version.BLEED) {
            given.get().forEach(root::add);
        } else {
            inputs.text(PARAMETER, Form.IDENTIFIER).ifPresent(word -> root.add(List.of(word)));
        }
        return root;
    }

    boolean isEmpty() {
        return wanted.isEmpty();
    }

    /** The item itself where nothing is wanted, else a copy with what is. */
    ObjectNode extended(ObjectNode item, Offer offer) {
        if (isEmpty()) {
            return item;
        }
        ObjectNode copy = item.deepCopy();
        extend(copy, offer);
        return copy;
    }

    private void extend(ObjectNode item, Offer offer) {
        wanted.forEach((word, below) -> {
            if (!item.has(word)) {
                item.set(word, member(word, offer));
            }
            below.extendMember(item.path(word), word, offer);
        });
    }

    private void extendMember(JsonNode member, String word, Offer offer) {
        if (isEmpty()) {
            return;
        }
        if (!(member instanceof ObjectNode object)) {
            throw StormError.incapable(wanted.keySet().iterator().next(), word);
        }
        extend(object, offer);
    }

    private void add(JsonNode element) {
        add((element.isArray() ? element.valueStream() : Stream.of(element))
                .map(AlsoWith::word)
                .toList());
    }

    private void add(List<String> path) {
        AlsoWith place = this;
        for (String word : path) {
            place = place.wanted.computeIfAbsent(word, fresh -> new AlsoWith());
        }
    }

    private static String word(JsonNode node) {
        if (!node.isTextual()) {
            throw StormError.validation(PARAMETER, "Identifier", node);
        }
        return node.textValue();
    }

    private static JsonNode member(String word, Offer offer) {
        JsonNode details = offer.details().tree();
        return switch (word) {
            case "product", "details" -> details;
            case "startingPrice" -> offer.cards().starting().deepCopy();
            default -> {
                if (!details.has(word)) {
                    throw StormError.incapable(word, "Product");
                }
                yield details.path(word);
            }
        };
    }
}
