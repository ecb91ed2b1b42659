package stockroom.tenant.folder;

import java.util.List;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/** One field of a mapping, with the line that errors name. */
record Field(String name, Node value, int line) {

    private static final int CHARS_MAX = 1024;

    /** The field's text: one line, not empty, at most 1024 characters. */
    String text() {
        if (!(value instanceof ScalarNode scalar)) {
            throw broken("must be a text");
        }
        var text = scalar.getValue();
        if (text.isEmpty()) {
            throw broken("is empty");
        }
        if (text.length() > CHARS_MAX) {
            throw broken("is longer than " + CHARS_MAX + " characters");
        }
        if (text.chars().anyMatch(Character::isISOControl)) {
            throw broken("must be one line without control characters");
        }
        return text;
    }

    /** The field's list of mappings. */
    List<MappingNode> mappings() {
        if (!(value instanceof SequenceNode list)) {
            throw broken("must be a list");
        }
        return list.getValue().stream().map(this::mapping).toList();
    }

    private MappingNode mapping(Node item) {
        if (item instanceof MappingNode mapping) {
            return mapping;
        }
        throw new BrokenFileException(
                SafeYaml.line(item.getStartMark()), "an item of '" + name + "' must be a mapping");
    }

    /** The error that says which rule the field breaks. */
    BrokenFileException broken(String rule) {
        return new BrokenFileException(line, "field '" + name + "' " + rule);
    }

    @Override
    public String toString() {
        return "Field[" + name + ", line " + line + "]";
    }
}
