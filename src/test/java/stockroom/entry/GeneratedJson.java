package stockroom.entry;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** JSON values by chance, with what YAML finds hard. */
final class GeneratedJson {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private GeneratedJson() {}

    static JsonNode value(Random random, int depth) {
        return switch (random.nextInt(depth > 5 ? 5 : 8)) {
            case 0, 1 -> NODES.textNode(text(random));
            case 2 -> NODES.numberNode(random.nextLong());
            case 3 ->
                DecimalNode.valueOf(new BigDecimal(random.nextInt(100_000) - 50_000).movePointLeft(random.nextInt(9)));
            case 4 -> random.nextInt(3) == 0 ? NODES.nullNode() : NODES.booleanNode(random.nextBoolean());
            case 5, 6 -> {
                ArrayNode array = NODES.arrayNode();
                for (int i = random.nextInt(4); i > 0; i--) {
                    array.add(value(random, depth + 1));
                }
                yield array;
            }
            default -> {
                ObjectNode object = NODES.objectNode();
                for (int i = random.nextInt(4); i > 0; i--) {
                    object.set(text(random), value(random, depth + 1));
                }
                yield object;
            }
        };
    }

    private static String text(Random random) {
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(6); i > 0; i--) {
            int character = switch (random.nextInt(4)) {
                case 0 -> random.nextInt(0x80);
                case 1 -> " :-#'\"\\,[]{}&*!|>%@`~<=\n\t".charAt(random.nextInt(25));
                case 2 -> random.nextInt(0xD800);
                default -> 0x1F600 + random.nextInt(40);
            };
            text.appendCodePoint(character);
        }
        return text.toString();
    }

    /** The value with its types, but for the spelling of numbers. */
    static Object comparable(JsonNode value) {
        if (value.isObject()) {
            Map<String, Object> members = new LinkedHashMap<>();
            value.properties().forEach(member -> members.put(member.getKey(), comparable(member.getValue())));
            return members;
        }
        if (value.isArray()) {
            List<Object> elements = new ArrayList<>();
            value.forEach(element -> elements.add(comparable(element)));
            return elements;
        }
        if (value.isNumber()) {
            return value.isDouble()
                    ? new BigDecimal(Double.toString(value.doubleValue())).stripTrailingZeros()
                    : value.decimalValue().stripTrailingZeros();
        }
        return value.isTextual() ? value.textValue() : "literal " + value;
    }
}
