package stockroom.sandbox.wire;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The parameters that a request carries: those of its body, or else those of its query. */
public sealed interface Sent {

    /** Parameters that could be read. */
    record Given(ObjectNode params) implements Sent {}

    /** A body that could not be read, and the error that says so once the caller is known. */
    record Broken(StormError error) implements Sent {}

    static Sent read(Target target, byte[] body) {
        try {
            return new Given(params(target, body));
        } catch (StormError error) {
            return new Broken(error);
        }
    }

    /** The passcode of a second factor, which is looked at before anything else is. */
    default Optional<String> passcode() {
        return switch (this) {
            case Given(ObjectNode params) ->
                Optional.of(params.path("passcode").asText()).filter(passcode -> !passcode.isEmpty());
            case Broken broken -> Optional.empty();
        };
    }

    /**
     * The parameters themselves.
     *
     * @throws StormError where the body could not be read
     */
    default ObjectNode params() {
        return switch (this) {
            case Given(ObjectNode params) -> params;
            case Broken(StormError error) -> throw error;
        };
    }

    private static ObjectNode params(Target target, byte[] body) {
        if (isBlank(body)) {
            return ofQuery(target.query());
        }
        JsonNode document = target.encoding().parse(body);
        JsonNode params = document.path("params");
        if (!document.isObject() && !document.isNull()) {
            throw StormError.validation("request", "Hash", document);
        }
        if (params.isObject()) {
            return (ObjectNode) params;
        }
        if (!params.isNull() && !params.isMissingNode()) {
            throw StormError.validation("params", "Hash", params);
        }
        return ofQuery(target.query());
    }

    private static boolean isBlank(byte[] body) {
        for (byte one : body) {
            if (!Character.isWhitespace(one)) {
                return false;
            }
        }
        return true;
    }

    private static ObjectNode ofQuery(Map<String, List<String>> query) {
        ObjectNode params = Json.object();
        query.forEach((name, values) -> {
            if (values.size() == 1) {
                params.put(name, values.getFirst());
            } else {
                ArrayNode array = params.putArray(name);
                values.forEach(array::add);
            }
        });
        return params;
    }
}
