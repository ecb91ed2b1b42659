package stockroom.sandbox.control;

import com.fasterxml.jackson.databind.JsonNode;
import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.Optional;
import stockroom.sandbox.wire.Json;

/** The body of a control: a JSON object, or nothing where no member is needed. */
record Asked(JsonNode body) {

    static Asked read(Buffer bytes) {
        try {
            JsonNode body = bytes.length() == 0 ? Json.object() : Json.MAPPER.readTree(bytes.getBytes());
            if (body.isObject()) {
                return new Asked(body);
            }
        } catch (IOException malformed) {
            throw ControlError.malformed("the body is not JSON");
        }
        throw ControlError.malformed("the body is not an object");
    }

    Optional<String> text(String name) {
        return Optional.of(body.path(name))
                .filter(JsonNode::isValueNode)
                .filter(value -> !value.isNull())
                .map(JsonNode::asText);
    }

    String requiredText(String name) {
        return text(name).orElseThrow(() -> ControlError.malformed(name + " is missing"));
    }

    Optional<Long> number(String name) {
        return text(name).map(text -> parse(name, text).longValue());
    }

    long requiredNumber(String name) {
        return parse(name, requiredText(name)).longValue();
    }

    BigDecimal requiredDecimal(String name) {
        return parse(name, requiredText(name));
    }

    private static BigDecimal parse(String name, String text) {
        try {
            return new BigDecimal(text);
        } catch (NumberFormatException notNumber) {
            throw ControlError.malformed(name + " is not a number");
        }
    }
}
