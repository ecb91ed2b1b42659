package stockroom.entry;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.events.CollectionEndEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
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
 * <p>What JSON has no form for is refused and never guessed at: tags of other types, merge keys, keys that are no text.
 * Aliases are followed, but what they expand to is counted: a short text can not grow without end.
 */
final class YamlReader {

    private static final char NEXT_LINE = 0x85;

    private static final int NODES_MAX = 20_000;

    /** How many times its own length a body may grow to by aliases. */
    private static final int GROWTH_MAX = 4;

    private final JsonNodeFactory nodes = JsonNodeFactory.instance;
    private int nodesLeft = NODES_MAX;
    private long charactersLeft;

    private YamlReader(int length) {
        this.charactersLeft = (long) GROWTH_MAX * length;
    }

    static JsonNode read(byte[] body) throws MalformedException {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(body))
                    .toString();
            checkBreaks(text);
            LoadSettings settings = settings(text);
            checkDepth(text, settings);
            Node root = new Compose(settings).composeString(text).orElse(null);
            return root == null
                    ? JsonNodeFactory.instance.nullNode()
                    : Values.sound(new YamlReader(text.length()).value(root, 0));
        } catch (CharacterCodingException e) {
            throw new MalformedException("The body is not UTF-8.");
        } catch (MarkedYamlEngineException e) {
            throw new MalformedException("The body is not well-formed YAML" + place(e) + ".");
        } catch (YamlEngineException e) {
            throw new MalformedException("The body is not well-formed YAML, or expands too far.");
        } catch (IllegalArgumentException e) {
            // The parser's own, for an escape that the end of the text cuts off, or a tag with blanks.
            throw new MalformedException("The body is not well-formed YAML.");
        }
    }

    /** Read in one piece: the parser breaks down where one of its pieces ends between the halves of a surrogate pair. */
    private static LoadSettings settings(String text) {
        return LoadSettings.builder()
                .setAllowDuplicateKeys(false)
                .setAllowRecursiveKeys(false)
                .setMaxAliasesForCollections(50)
                .setUseMarks(true)
                .setBufferSize(text.length() + 1)
                .build();
    }

    private static String place(MarkedYamlEngineException e) {
        return e.getProblemMark()
                .map(mark -> " at line " + (mark.getLine() + 1) + ", column " + (mark.getColumn() + 1))
                .orElse("");
    }

    /** YAML 1.2 takes it for text, YAML 1.1 and the parser for the end of a line: it would not be read as it is meant. */
    private static void checkBreaks(String text) throws MalformedException {
        if (text.indexOf(NEXT_LINE) >= 0) {
            throw new MalformedException(
                    "The YAML body has a line separator that is no line feed: write U+0085 as an escape.");
        }
    }

    /** Ahead of the composer, which calls itself for each level and would run out of stack. */
    private static void checkDepth(String text, LoadSettings settings) throws MalformedException {
        int depth = 0;
        for (Event event : new Parse(settings).parseString(text)) {
            depth += event instanceof CollectionStartEvent ? 1 : event instanceof CollectionEndEvent ? -1 : 0;
            if (depth > JsonReader.DEPTH_MAX) {
                throw tooMuch();
            }
        }
    }

    private JsonNode value(Node node, int depth) throws MalformedException {
        nodesLeft--;
        if (nodesLeft < 0 || depth > JsonReader.DEPTH_MAX) {
            throw tooMuch();
        }
        return switch (node) {
            case MappingNode mapping when node.getTag().equals(Tag.MAP) -> object(mapping, depth);
            case SequenceNode sequence when node.getTag().equals(Tag.SEQ) -> array(sequence, depth);
            case ScalarNode scalar -> YamlScalars.value(scalar, counted(scalar));
            default -> throw new MalformedException("The YAML body has a tag that JSON has no type for.");
        };
    }

    private JsonNode object(MappingNode mapping, int depth) throws MalformedException {
        ObjectNode object = nodes.objectNode();
        for (NodeTuple member : mapping.getValue()) {
            String name = name(member.getKeyNode());
            if (object.has(name)) {
                throw new MalformedException("The body is not well-formed YAML: a member stands twice in one object.");
            }
            object.set(name, value(member.getValueNode(), depth + 1));
        }
        return object;
    }

    private String name(Node key) throws MalformedException {
        if (!(key instanceof ScalarNode name) || !YamlScalars.isPlainType(name)) {
            throw new MalformedException("The YAML body has a key that is not a plain text.");
        }
        if (name.getScalarStyle() == ScalarStyle.PLAIN && name.getValue().equals("<<")) {
            throw new MalformedException("The YAML body has a merge key, which JSON has no form for.");
        }
        return counted(name);
    }

    private JsonNode array(SequenceNode sequence, int depth) throws MalformedException {
        ArrayNode array = nodes.arrayNode();
        for (Node element : sequence.getValue()) {
            array.add(value(element, depth + 1));
        }
        return array;
    }

    private String counted(ScalarNode scalar) throws MalformedException {
        charactersLeft -= scalar.getValue().length();
        if (charactersLeft < 0) {
            throw tooMuch();
        }
        return scalar.getValue();
    }

    private static MalformedException tooMuch() {
        return new MalformedException("The YAML body is nested too deeply, or expands too far.");
    }
}
