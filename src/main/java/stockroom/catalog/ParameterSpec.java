package stockroom.catalog;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.Optional;

/**
 * One parameter of a method, as the vendor's page describes it.
 *
 * @param whenAbsent the value, in canonical form, that leaving the parameter out means
 */
public record ParameterSpec(
        String name, ParameterType type, boolean required, Optional<JsonNode> whenAbsent, String notes) {

    static ParameterSpec optional(String name, ParameterType type, String notes) {
        return new ParameterSpec(name, type, false, Optional.empty(), notes);
    }

    static ParameterSpec required(String name, ParameterType type, String notes) {
        return new ParameterSpec(name, type, true, Optional.empty(), notes);
    }

    static ParameterSpec defaulting(String name, ParameterType type, long whenAbsent, String notes) {
        JsonNode value = JsonNodeFactory.instance.numberNode(whenAbsent);
        return new ParameterSpec(name, type, false, Optional.of(value), notes);
    }

    boolean isDefault(JsonNode canonical) {
        return whenAbsent.isPresent()
                && canonical.isIntegralNumber()
                && canonical.asText().equals(whenAbsent.get().asText());
    }
}
