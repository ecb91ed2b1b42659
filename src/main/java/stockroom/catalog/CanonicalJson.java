package stockroom.catalog;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.Iterator;
import java.util.TreeSet;

/**
 * Writes a JSON value in one spelling: members sorted by name, no white space, numbers in their shortest plain or
 * scientific form, strings with the fewest escapes (after RFC 8785, but for numbers, which keep all their digits).
 */
final class CanonicalJson {

    /** Beyond it zeros are not stripped: near the ends of what an exponent can be, that overflows. */
    private static final int SCALE_MAX = 1_000_000;

    private static final int PLAIN_MAX = 64;

    private CanonicalJson() {}

    static String write(JsonNode value) {
        StringBuilder out = new StringBuilder(64);
        append(value, out);
        return out.toString();
    }

    private static void append(JsonNode value, StringBuilder out) {
        if (value.isObject()) {
            appendObject(value, out);
        } else if (value.isArray()) {
            appendArray(value, out);
        } else if (value.isTextual()) {
            appendQuoted(value.textValue(), out);
        } else if (value.isNumber()) {
            out.append(number(value.decimalValue()));
        } else {
            out.append(value);
        }
    }

    private static void appendObject(JsonNode object, StringBuilder out) {
        char separator = '{';
        TreeSet<String> names = new TreeSet<>();
        object.fieldNames().forEachRemaining(names::add);
        for (String name : names) {
            out.append(separator);
            appendQuoted(name, out);
            out.append(':');
            append(object.path(name), out);
            separator = ',';
        }
        out.append(names.isEmpty() ? "{}" : "}");
    }

    private static void appendQuoted(String text, StringBuilder out) {
        out.append('"');
        JsonStringEncoder.getInstance().quoteAsString(text, out);
        out.append('"');
    }

    private static void appendArray(JsonNode array, StringBuilder out) {
        out.append('[');
        for (Iterator<JsonNode> elements = array.elements(); elements.hasNext(); ) {
            append(elements.next(), out);
            out.append(elements.hasNext() ? "," : "");
        }
        out.append(']');
    }

    /** 1e400000000 stays short: a plain spelling of it would fill the memory. */
    private static String number(BigDecimal value) {
        if (Math.abs((long) value.scale()) > SCALE_MAX) {
            return value.toString();
        }
        BigDecimal stripped = value.stripTrailingZeros();
        boolean plain = stripped.precision() + Math.abs(stripped.scale()) < PLAIN_MAX;
        return plain ? stripped.toPlainString() : stripped.toString();
    }
}
