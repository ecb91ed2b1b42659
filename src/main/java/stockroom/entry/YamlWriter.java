package stockroom.entry;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.Map;
import java.util.Optional;

/**
 * Spells JSON as YAML that readers of YAML 1.1 and of 1.2 take for the same values.
 *
 * <p>Strings are double-quoted with JSON's escapes, which YAML shares (YAML 1.2.2, section 1.3), so that no reader takes
 * {@code "no"} for false or {@code "2026-11-22"} for a date. Numbers keep their digits.
 */
final class YamlWriter {

    private static final ObjectReader READER = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build()
            .reader();

    /** Deeper than this all stands on one line, as JSON does: indenting would cost depth times length. */
    private static final int INDENT_MAX = 32;

    /** YAML takes no longer key without a question mark before it (YAML 1.2.2, section 8.2.2). */
    private static final int PLAIN_KEY_MAX = 1_000;

    private final StringBuilder out = new StringBuilder(256).append("---");

    private YamlWriter() {}

    /** The YAML document for a JSON text; nothing where it is no JSON. */
    static Optional<byte[]> fromJson(byte[] json) {
        try {
            JsonNode value = READER.readTree(json);
            if (value.isMissingNode()) {
                return Optional.empty();
            }
            YamlWriter writer = new YamlWriter();
            writer.value(value, 0);
            return Optional.of(writer.out.append('\n').toString().getBytes(StandardCharsets.UTF_8));
        } catch (IOException | NumberFormatException e) {
            return Optional.empty();
        }
    }

    private void value(JsonNode value, int indent) {
        if (value.isEmpty() || indent > INDENT_MAX) {
            out.append(' ');
            inLine(value);
        } else if (value.isObject()) {
            members(value, indent);
        } else {
            elements(value, indent);
        }
    }

    private void members(JsonNode object, int indent) {
        for (Map.Entry<String, JsonNode> member : object.properties()) {
            line(indent);
            if (key(member.getKey())) {
                line(indent);
            }
            out.append(':');
            value(member.getValue(), indent + 1);
        }
    }

    private void elements(JsonNode array, int indent) {
        for (Iterator<JsonNode> elements = array.elements(); elements.hasNext(); ) {
            line(indent).append('-');
            value(elements.next(), indent + 1);
        }
    }

    private StringBuilder line(int indent) {
        return out.append('\n').repeat("  ", indent);
    }

    /** Whether the key is so long that what follows it has to begin a line. */
    private boolean key(String name) {
        int start = out.length();
        YamlText.append(name, out);
        boolean isLong = out.length() - start > PLAIN_KEY_MAX;
        if (isLong) {
            out.insert(start, "? ");
        }
        return isLong;
    }

    private void inLine(JsonNode value) {
        if (value.isTextual()) {
            YamlText.append(value.textValue(), out);
        } else if (value.isObject()) {
            membersInLine(value);
        } else if (value.isArray()) {
            elementsInLine(value);
        } else {
            out.append(value.isBigDecimal() ? decimal(value) : value.toString());
        }
    }

    private void membersInLine(JsonNode object) {
        out.append('{');
        String separator = "";
        for (Map.Entry<String, JsonNode> member : object.properties()) {
            out.append(separator);
            key(member.getKey());
            out.append(": ");
            inLine(member.getValue());
            separator = ", ";
        }
        out.append('}');
    }

    private void elementsInLine(JsonNode array) {
        out.append('[');
        String separator = "";
        for (JsonNode element : array) {
            out.append(separator);
            inLine(element);
            separator = ", ";
        }
        out.append(']');
    }

    /** YAML 1.1 takes a number with an exponent for a string unless it has a point. */
    private static String decimal(JsonNode value) {
        String digits = value.decimalValue().toString();
        int exponent = digits.indexOf('E');
        return exponent < 0 || digits.indexOf('.') >= 0
                ? digits
                : digits.substring(0, exponent) + ".0" + digits.substring(exponent);
    }
}
