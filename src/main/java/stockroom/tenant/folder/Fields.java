package stockroom.tenant.folder;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;

/** The fields of one mapping: all of them known, none of them twice. */
final class Fields {

    /** What may be shown of an unknown name. A misplaced password seldom looks like this. */
    private static final Pattern SHOWABLE = Pattern.compile("[a-z][a-z_-]{0,23}", Pattern.CASE_INSENSITIVE);

    private final Map<String, Field> byName = new HashMap<>();
    private final List<String> known;
    private final int line;

    Fields(MappingNode mapping, List<String> known) {
        this.known = known;
        this.line = SafeYaml.line(mapping.getStartMark());
        mapping.getValue().forEach(this::add);
    }

    private void add(NodeTuple tuple) {
        var keyNode = tuple.getKeyNode();
        var field = new Field(name(keyNode), tuple.getValueNode(), SafeYaml.line(keyNode.getStartMark()));
        if (byName.putIfAbsent(field.name(), field) != null) {
            throw field.broken("stands twice");
        }
    }

    private String name(Node key) {
        var name = key instanceof ScalarNode scalar ? scalar.getValue() : "";
        if (known.contains(name)) {
            return name;
        }
        var shown = SHOWABLE.matcher(name).matches() ? "unknown field '" + name + "'" : "unknown field";
        throw new BrokenFileException(
                SafeYaml.line(key.getStartMark()), shown + "; known are " + String.join(", ", known));
    }

    Optional<Field> find(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    Field required(String name) {
        return find(name).orElseThrow(() -> new BrokenFileException(line, "field '" + name + "' is missing"));
    }

    /** Where the mapping begins. */
    int line() {
        return line;
    }
}
