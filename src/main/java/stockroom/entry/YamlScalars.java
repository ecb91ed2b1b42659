package stockroom.entry;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Set;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/** YAML's single values as JSON's; what a tag forces into a type that its text does not have is refused. */
final class YamlScalars {

    private static final Set<Tag> TYPES = Set.of(Tag.NULL, Tag.BOOL, Tag.INT, Tag.FLOAT, Tag.STR);
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final int DIGITS_MAX = 100;

    private YamlScalars() {}

    /** Whether it is of a type that JSON has. */
    static boolean isPlainType(ScalarNode scalar) {
        return TYPES.contains(scalar.getTag());
    }

    static JsonNode value(ScalarNode scalar, String text) throws MalformedException {
        Tag tag = scalar.getTag();
        if (tag.equals(Tag.STR)) {
            return NODES.textNode(text);
        } else if (tag.equals(Tag.INT) || tag.equals(Tag.FLOAT)) {
            return number(text, tag);
        } else if (tag.equals(Tag.BOOL) && (text.equals("true") || text.equals("false"))) {
            return NODES.booleanNode(text.equals("true"));
        } else if (tag.equals(Tag.NULL) && (text.isEmpty() || text.equals("null"))) {
            return NODES.nullNode();
        }
        throw new MalformedException("The YAML body has a tag that JSON has no type for, or that its value is not of.");
    }

    private static JsonNode number(String text, Tag tag) throws MalformedException {
        if (text.length() > DIGITS_MAX) {
            throw new MalformedException("The YAML body has a number of more than " + DIGITS_MAX + " digits.");
        }
        try {
            return tag.equals(Tag.INT) ? integer(new BigInteger(text)) : NODES.numberNode(new BigDecimal(text));
        } catch (NumberFormatException e) {
            throw new MalformedException("The YAML body has a number that JSON can not spell.");
        }
    }

    private static JsonNode integer(BigInteger value) {
        return value.bitLength() < Long.SIZE ? NODES.numberNode(value.longValue()) : NODES.numberNode(value);
    }
}
