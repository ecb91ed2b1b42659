package stockroom.catalog;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.Optional;

/**
 * One parameter of a method, as the vendor's page describes it.
 *
 * @param whenAbsent the value, in canonical form, that leaving the parameter out means
 * @param example its value in the call that the documentation shows; nothing where that call does not have it
 */
public record ParameterSpec(
        String name,
        ParameterType type,
        boolean required,
        Optional<JsonNode> whenAbsent,
        String notes,
        Optional<JsonNode> example) {

    static ParameterSpec optional(String name, ParameterType type, String notes) {
        return new ParameterSpec(name, type, false, Optional.empty(), notes, Optional.empty());
    }

    static ParameterSpec required(String name, ParameterType type, String notes) {
        return new ParameterSpec(name, type, true, Optional.empty(), notes, Optional.empty());
    }

    static ParameterSpec defaulting(String name, ParameterType type, long whenAbsent, String notes) {
        JsonNode value = JsonNodeFactory.instance.numberNode(whenAbsent);
        return new ParameterSpec(name, type, false, Optional.of(value), notes, Optional.empty());
    }

    /** This parameter, with a value in the call that the documentation shows. */
    ParameterSpec like(String json) {
        try {
            return new ParameterSpec(
                    name, type, required, whenAbsent, notes, Optional.of(new JsonMapper().readTree(json)));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("not JSON: " + json, e);
        }
    }

    boolean isDefault(JsonNode canonical) {
        return whenAbsent.isPresent()
                && canonical.isIntegralNumber()
                && canonical.asText().equals(whenAbsent.get().asText());
    }
}
