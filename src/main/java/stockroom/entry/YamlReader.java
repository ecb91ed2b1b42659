package stockroom.entry;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/**
 * Reads YAML 1.2 (JSON schema of types) into the same values that {@link JsonReader} gives.
 *
 * <p>Aliases are followed, but what they expand to is counted: a short text can not grow without end.
 */
final class YamlReader {

    private static final int NODES_MAX = 20_000;
    private static final String TOO_FAR = "The YAML body is nested too deeply, or expands too far.";

    private static final LoadSettings SETTINGS = LoadSettings.builder()
            .setAllowDuplicateKeys(false)
            .setAllowRecursiveKeys(false)
            .setMaxAliasesForCollections(50)
            .setUseMarks(true)
            .build();

    private final JsonNodeFactory nodes = JsonNodeFactory.instance;
    private int count;

    private YamlReader() {}

    static JsonNode read(byte[] body) throws MalformedException {
        try {
            String text = new String(body, StandardCharsets.UTF_8);
            checkDepth(text);
            Node root = new Compose(SETTINGS).composeString(text).orElse(null);
            return root == null ? JsonNodeFactory.instance.nullNode() : new YamlReader().value(root, 0);
        } catch (MarkedYamlEngineException e) {
            throw new MalformedException("The body is not well-formed YAML" + place(e) + ".");
        } catch (YamlEngineException e) {
            throw new MalformedException("The body is not well-formed YAML, or expands too far.");
        }
    }

    /** Composing calls itself for each level, so that the levels have to be counted before it begins. */
    private static void checkDepth(String text) throws MalformedException {
        int depth = 0;
        for (Event event : new Parse(SETTINGS).parseString(text)) {
            switch (event.getEventId()) {
                case MappingStart, SequenceStart -> depth++;
                case MappingEnd, SequenceEnd -> depth--;
                default -> {}
            }
            if (depth > JsonReader.DEPTH_MAX) {
                throw new MalformedException(TOO_FAR);
            }
        }
    }

    private static String place(MarkedYamlEngineException e) {
        return e.getProblemMark()
                .map(mark -> " at line " + (mark.getLine() + 1) + ", column " + (mark.getColumn() + 1))
                .orElse("");
    }

    private JsonNode value(Node node, int depth) throws MalformedException {
        if (++count > NODES_MAX || depth > JsonReader.DEPTH_MAX) {
            throw new MalformedException(TOO_FAR);
        }
        return switch (node) {
            case MappingNode mapping -> object(mapping, depth);
            case SequenceNode sequence -> array(sequence, depth);
            case ScalarNode scalar -> scalar(scalar);
            default -> throw new MalformedException("The YAML body has an alias that can not be followed.");
        };
    }

    private JsonNode object(MappingNode mapping, int depth) throws MalformedException {
        ObjectNode object = nodes.objectNode();
        for (NodeTuple member : mapping.getValue()) {
            if (!(member.getKeyNode() instanceof ScalarNode name)) {
                throw new MalformedException("The YAML body has a key that is not a plain text.");
            }
            if (object.has(name.getValue())) {
                throw new MalformedException("The body is not well-formed YAML: a member stands twice in one object.");
            }
            object.set(name.getValue(), value(member.getValueNode(), depth + 1));
        }
        return object;
    }

    private JsonNode array(SequenceNode sequence, int depth) throws MalformedException {
        ArrayNode array = nodes.arrayNode();
        for (Node element : sequence.getValue()) {
            array.add(value(element, depth + 1));
        }
        return array;
    }

    private JsonNode scalar(ScalarNode scalar) throws MalformedException {
        String text = scalar.getValue();
        Tag tag = scalar.getTag();
        if (tag.equals(Tag.NULL)) {
            return nodes.nullNode();
        } else if (tag.equals(Tag.BOOL)) {
            return nodes.booleanNode(Boolean.parseBoolean(text));
        } else if (tag.equals(Tag.INT) || tag.equals(Tag.FLOAT)) {
            return number(text, tag);
        } else if (tag.equals(Tag.STR)) {
            return nodes.textNode(text);
        }
        throw new MalformedException("The YAML body has a tag that JSON has no type for.");
    }

    private JsonNode number(String text, Tag tag) throws MalformedException {
        try {
            if (text.length() > 100) {
                throw new MalformedException("The YAML body has a number of more than 100 digits.");
            }
            return tag.equals(Tag.INT) ? integer(new BigInteger(text)) : nodes.numberNode(new BigDecimal(text));
        } catch (NumberFormatException e) {
            throw new MalformedException("The YAML body has a number that JSON can not spell.");
        }
    }

    private JsonNode integer(BigInteger value) {
        return value.bitLength() < Long.SIZE ? nodes.numberNode(value.longValue()) : nodes.numberNode(value);
    }
}
