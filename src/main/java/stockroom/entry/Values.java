package stockroom.entry;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;

/**
 * Refuses values that are well-formed and yet can not be sent on as what they are: a text with half a character, which
 * UTF-8 has no bytes for, so that different texts would become one; a number that no machine reads.
 */
final class Values {

    private static final int EXPONENT_MAX = 1_000;

    private Values() {}

    /** Gives back the value, which is nested no deeper than a reader lets through. */
    static JsonNode sound(JsonNode value) throws MalformedException {
        if (value.isTextual()) {
            sound(value.textValue());
        } else if (value.isBigDecimal()) {
            sound(value.decimalValue().scale());
        }
        for (Map.Entry<String, JsonNode> member : value.properties()) {
            sound(member.getKey());
        }
        for (JsonNode part : value) {
            sound(part);
        }
        return value;
    }

    private static void sound(String text) throws MalformedException {
        for (int at = 0; at < text.length(); at = text.offsetByCodePoints(at, 1)) {
            int c = text.codePointAt(at);
            if (c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE) {
                throw new MalformedException("The body has half a surrogate pair, which is no character.");
            }
        }
    }

    private static void sound(int scale) throws MalformedException {
        if (Math.abs((long) scale) > EXPONENT_MAX) {
            throw new MalformedException("The body has a number with an exponent of more than " + EXPONENT_MAX + ".");
        }
    }
}
