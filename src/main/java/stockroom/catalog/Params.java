package stockroom.catalog;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A call's parameters in canonical form: what {@link MethodSpec} makes of them, the same for every spelling. */
public final class Params {

    private final ObjectNode members;
    private final Map<String, List<String>> asked;
    private final String json;

    Params(ObjectNode canonical, Map<String, List<String>> asked) {
        this.members = canonical;
        this.asked = Map.copyOf(asked);
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

    /** The value of a parameter that is a whole number, or a string of one. */
    public Optional<Long> number(String name) {
        JsonNode value = members.path(name);
        boolean whole = value.isIntegralNumber()
                || (value.isTextual() && value.textValue().matches("[0-9]{1,18}"));
        return whole ? Optional.of(value.asLong()) : Optional.empty();
    }

    /** The strings of a set in the order, and with the repeats, that the caller gave; nothing where it is no set. */
    public List<String> asked(String name) {
        return asked.getOrDefault(name, List.of());
    }

    /** These parameters with one of them, an array of strings, replaced. */
    public Params with(String name, List<String> texts) {
        ObjectNode copy = members.deepCopy();
        texts.forEach(copy.putArray(name)::add);
        return new Params(copy, Map.of(name, texts));
    }

    /** These parameters without one of them. */
    public Params without(String name) {
        ObjectNode copy = members.deepCopy();
        copy.remove(name);
        return new Params(copy, Map.of());
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
