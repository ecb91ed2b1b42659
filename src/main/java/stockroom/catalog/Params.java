package stockroom.catalog;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A call's parameters in canonical form: what {@link MethodSpec} makes of them, the same for every spelling. */
public final class Params {

    private final ObjectNode members;
    private final String json;

    Params(ObjectNode canonical) {
        this.members = canonical;
        this.json = CanonicalJson.write(canonical);
    }

    /** The canonical JSON object: sorted members, no white space, defaults left out. */
    public String json() {
        return json;
    }

    /** The value of a parameter that is a string. */
    public Optional<String> text(String name) {
        return Optional.ofNullable(members.get(name))
                .filter(JsonNode::isTextual)
                .map(JsonNode::textValue);
    }

    /** The strings of a parameter that is an array of strings, or nothing where any element is something else. */
    public List<String> texts(String name) {
        JsonNode values = members.path(name);
        List<String> texts = new ArrayList<>();
        for (JsonNode value : values) {
            if (!value.isTextual()) {
                return List.of();
            }
            texts.add(value.textValue());
        }
        return values.isArray() ? texts : List.of();
    }

    /** These parameters with one of them, an array of strings, replaced. */
    public Params with(String name, List<String> texts) {
        ObjectNode copy = members.deepCopy();
        texts.forEach(copy.putArray(name)::add);
        return new Params(copy);
    }

    /** These parameters without one of them. */
    public Params without(String name) {
        ObjectNode copy = members.deepCopy();
        copy.remove(name);
        return new Params(copy);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Params that && that.json.equals(json);
    }

    @Override
    public int hashCode() {
        return json.hashCode();
    }

    /** Parameters may name customers: the size alone is shown. */
    @Override
    public String toString() {
        return "Params[" + json.length() + " characters]";
    }
}
