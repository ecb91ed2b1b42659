package stockroom.entry;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
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
            .build()
            .reader();

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
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private void value(JsonNode value, int indent) {
        if (value.isObject() && !value.isEmpty()) {
            members(value, indent);
        } else if (value.isArray() && !value.isEmpty()) {
            elements(value, indent);
        } else {
            out.append(' ').append(scalar(value));
        }
    }

    private void members(JsonNode object, int indent) {
        for (Map.Entry<String, JsonNode> member : object.properties()) {
            line(indent).append(quoted(member.getKey())).append(':');
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

    private static String scalar(JsonNode value) {
        if (value.isTextual()) {
            return quoted(value.textValue());
        }
        return value.isBigDecimal() ? decimal(value) : value.toString();
    }

    /** YAML 1.1 takes a number with an exponent for a string unless it has a point. */
    private static String decimal(JsonNode value) {
        String digits = value.decimalValue().toString();
        int exponent = digits.indexOf('E');
        return exponent < 0 || digits.indexOf('.') >= 0
                ? digits
                : digits.substring(0, exponent) + ".0" + digits.substring(exponent);
    }

    private static String quoted(String text) {
        return '"' + new String(JsonStringEncoder.getInstance().quoteAsString(text)) + '"';
    }
}
