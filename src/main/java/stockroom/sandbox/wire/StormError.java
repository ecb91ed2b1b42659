package stockroom.sandbox.wire;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An application error of the API: HTTP 200 with an {@code error_class}. The API's own errors are exceptions, which
 * leave a method at any depth, so here too; without a stack trace, since they are answers and not bugs.
 */
@SuppressWarnings("serial") // the body is a Jackson tree; nothing serializes this exception
public final class StormError extends RuntimeException {

    private static final String PREFIX = "LW::Exception::";

    private final ObjectNode body;

    private StormError(String errorClass, String message) {
        super(message, null, false, false);
        this.body = Json.object()
                .put("error_class", PREFIX + errorClass)
                .put("error", "")
                .put("full_message", message);
    }

    /** The error as the wire has it. */
    public ObjectNode body() {
        return body.deepCopy();
    }

    public static StormError recordNotFound(String field, String input) {
        return new StormError("RecordNotFound", "Record '%s: %s' not found".formatted(field, input))
                .with("field", field)
                .with("input", input);
    }

    public static StormError required(String field) {
        return new StormError("Input::Required", "Input '%s' is required".formatted(field))
                .with("field", field)
                .with("position", null);
    }

    public static StormError unknown(String field, JsonNode value) {
        return new StormError("Input::Unknown", "Input '%s' is not known".formatted(field))
                .with("field", field)
                .withTree("value", value);
    }

    public static StormError validation(String field, String type, JsonNode value) {
        return new StormError("Input::Validation", "Input '%s' is not a valid %s".formatted(field, type))
                .with("field", field)
                .with("type", type)
                .withTree("value", value);
    }

    public static StormError disallowed(String field) {
        return new StormError("Input::Disallowed", "Input '%s' is not allowed here".formatted(field))
                .with("field", field);
    }

    public static StormError outOfBounds(String field, int min, JsonNode value) {
        return new StormError("Input::OutOfBounds", "Input '%s' is below %d".formatted(field, min))
                .with("field", field)
                .with("max", null)
                .with("min", Integer.toString(min))
                .withTree("value", value);
    }

    public static StormError notInRealm(String field, List<String> valid, JsonNode value) {
        ArrayNode realm = Json.MAPPER.createArrayNode();
        valid.forEach(realm::add);
        return new StormError("Input::NotInRealm", "Input '%s' is none of the valid values".formatted(field))
                .with("field", field)
                .withTree("valid", realm)
                .withTree("value", value);
    }

    public static StormError incapable(String capability, String thing) {
        return new StormError("Incapable", "%s is not capable of '%s'".formatted(thing, capability))
                .with("capability", capability)
                .with("thing", thing);
    }

    public static StormError invalidMethod(String method) {
        return new StormError("API::InvalidMethod", "Method '%s' does not exist".formatted(method))
                .with("method", method);
    }

    public static StormError invalidEncoding(String encoding) {
        return new StormError("API::InvalidEncoding", "Encoding '%s' is not supported".formatted(encoding))
                .with("encoding", encoding);
    }

    /** An error of a class that a test asks for. */
    public static StormError ofClass(String errorClass) {
        String name = errorClass.startsWith(PREFIX) ? errorClass.substring(PREFIX.length()) : errorClass;
        return new StormError(name, "An error was asked for");
    }

    static StormError deserialize(String encoding, String data) {
        return new StormError("Deserialize", "The request is not valid " + encoding)
                .with("data", data)
                .with("encoding", encoding);
    }

    /** One error as it is, several as {@code Input::Multiple}. */
    static StormError all(List<StormError> errors) {
        if (errors.size() == 1) {
            return errors.getFirst();
        }
        ArrayNode bodies = Json.MAPPER.createArrayNode();
        ArrayNode fields = Json.MAPPER.createArrayNode();
        for (StormError error : errors) {
            bodies.add(error.body);
            fields.add(error.body.path("field"));
        }
        return new StormError("Input::Multiple", "Several inputs are not valid")
                .withTree("errors", bodies)
                .withTree("field", fields)
                .with("type", null);
    }

    private StormError with(String name, @Nullable String value) {
        body.put(name, value);
        return this;
    }

    private StormError withTree(String name, JsonNode value) {
        body.set(name, value);
        return this;
    }
}
