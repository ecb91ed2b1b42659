package stockroom.catalog;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.TreeSet;

/**
 * How the vendor types a parameter, and thereby which spellings of a value mean the same.
 *
 * <p>A value that does not fit its type stays as it came: it is upstream's to refuse, and it shares no key with a value
 * that fits.
 */
public enum ParameterType {
    /** A single string: a word, a product code, an alias. A whole number in its place means its digits. */
    TEXT {
        @Override
        JsonNode canonical(JsonNode value) {
            return value.isIntegralNumber() ? JsonNodeFactory.instance.textNode(value.asText()) : value;
        }
    },

    /** A positive integer; {@code "25"} means {@code 25}. */
    POSITIVE_INTEGER {
        @Override
        JsonNode canonical(JsonNode value) {
            return isWholeNumber(value.textValue()) ? number(Long.parseLong(value.textValue())) : value;
        }
    },

    /** 0 or 1; their strings and JSON's booleans mean the same. */
    BOOLEAN {
        @Override
        JsonNode canonical(JsonNode value) {
            if (value.isBoolean()) {
                return number(value.booleanValue() ? 1 : 0);
            }
            return value.isTextual()
                            && (value.textValue().equals("0")
                                    || value.textValue().equals("1"))
                    ? number(Long.parseLong(value.textValue()))
                    : value;
        }
    },

    /** One string, or an array of strings whose order and repeats mean nothing. */
    TEXT_SET {
        @Override
        JsonNode canonical(JsonNode value) {
            JsonNode array = inArray(value);
            TreeSet<String> texts = new TreeSet<>();
            for (JsonNode element : array) {
                JsonNode text = TEXT.canonical(element);
                if (!text.isTextual()) {
                    return value;
                }
                texts.add(text.textValue());
            }
            ArrayNode sorted = JsonNodeFactory.instance.arrayNode();
            texts.forEach(sorted::add);
            return array.isArray() ? sorted : value;
        }
    },

    /** Any JSON value, whose form upstream alone knows. */
    ANY {
        @Override
        JsonNode canonical(JsonNode value) {
            return value;
        }
    };

    abstract JsonNode canonical(JsonNode value);

    private static JsonNode number(long value) {
        return JsonNodeFactory.instance.numberNode(value);
    }

    /** The value itself if it is an array, an array of it if it is a string or a whole number. */
    private static JsonNode inArray(JsonNode value) {
        return value.isTextual() || value.isIntegralNumber()
                ? JsonNodeFactory.instance.arrayNode().add(value)
                : value;
    }

    @SuppressWarnings("NullAway") // JsonNode.textValue() is null for everything but strings
    private static boolean isWholeNumber(String digits) {
        return digits != null
                && !digits.isEmpty()
                && digits.length() <= 18
                && digits.charAt(0) != '0'
                && digits.chars().allMatch(c -> c >= '0' && c <= '9');
    }
}
