package stockroom.catalog;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedCollection;

/**
 * What is known of a method: its parameters, and in which pieces its answers may be kept.
 *
 * <p>The canonical form of a call is made here, and it is also what upstream is sent: two calls with one form can not
 * be two questions.
 */
public final class MethodSpec {

    /** In which pieces a method's answers may be kept. */
    public enum Keeping {
        /** A whole reply for each form of the call. */
        BY_REPLY,
        /** A piece for each product code, from which any reply can be put together. */
        BY_PRODUCT,
        /** Never: an answer holds for the moment it was given. */
        NEVER
    }

    private final MethodName name;
    private final Keeping keeping;
    private final String description;
    private final Map<String, ParameterSpec> parameters = new LinkedHashMap<>();

    MethodSpec(MethodName name, Keeping keeping, String description, ParameterSpec... parameters) {
        this.name = name;
        this.keeping = keeping;
        this.description = description;
        for (ParameterSpec parameter : parameters) {
            this.parameters.put(parameter.name(), parameter);
        }
    }

    public MethodName name() {
        return name;
    }

    public Keeping keeping() {
        return keeping;
    }

    /** What the method is for, in a sentence. */
    public String description() {
        return description;
    }

    /** The parameters in the vendor's order. */
    public SequencedCollection<ParameterSpec> parameters() {
        return List.copyOf(parameters.values());
    }

    /**
     * The one form of all the spellings of these parameters. A parameter that no table names stays as it is.
     *
     * @param raw the parameters as they were read; not changed
     */
    public Params canonical(ObjectNode raw) {
        ObjectNode canonical = JsonNodeFactory.instance.objectNode();
        Map<String, List<String>> asked = new HashMap<>();
        for (Map.Entry<String, JsonNode> member : raw.properties()) {
            ParameterSpec parameter = parameters.get(member.getKey());
            if (parameter == null) {
                canonical.set(member.getKey(), member.getValue());
                continue;
            }
            JsonNode value = parameter.type().canonical(member.getValue());
            if (!parameter.isDefault(value)) {
                canonical.set(member.getKey(), value);
            }
            if (parameter.type() == ParameterType.TEXT_SET && isSet(value)) {
                asked.put(member.getKey(), texts(member.getValue()));
            }
        }
        return new Params(canonical, asked);
    }

    /** An array with a null or an object in it is no set of strings: it stays as it came, and so do its elements. */
    private static boolean isSet(JsonNode canonical) {
        boolean set = canonical.isArray();
        for (JsonNode element : canonical) {
            set &= element.isTextual();
        }
        return set;
    }

    /** The strings of a value in the order and with the repeats that it came with. */
    private static List<String> texts(JsonNode value) {
        List<String> texts = new ArrayList<>();
        if (value.isArray()) {
            value.forEach(element -> texts.add(element.asText()));
        } else {
            texts.add(value.asText());
        }
        return texts;
    }
}
