package stockroom.admin;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import stockroom.catalog.StormError;

/** A request's JSON object, of whose members each is known. */
final class JsonBody {

    private static final int TEXT_LENGTH_MAX = 200;

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build();

    private final ObjectNode members;

    private JsonBody(ObjectNode members) {
        this.members = members;
    }

    /** @throws RefusedException if the bytes are anything but an object of some of these members */
    static JsonBody read(byte[] bytes, List<String> known) {
        if (!(parse(bytes) instanceof ObjectNode object)) {
            throw new RefusedException(
                    AdminErrors.malformed("The request body must be a JSON object, if an empty one."));
        }
        object.fieldNames().forEachRemaining(name -> {
            if (!known.contains(name)) {
                throw new RefusedException(AdminErrors.unknownMember(StormError.printable(name), known));
            }
        });
        return new JsonBody(object);
    }

    /**
     * A member's text.
     *
     * @throws RefusedException if it is there and is no text, or one that is empty, over 200 characters, or unprintable
     */
    Optional<String> text(String name) {
        JsonNode value = members.get(name);
        if (value == null) {
            return Optional.empty();
        }
        if (!value.isTextual() || !isPlain(value.textValue())) {
            throw new RefusedException(AdminErrors.invalid(
                    name, "'" + name + "' must be a text of 1 to " + TEXT_LENGTH_MAX + " printable characters."));
        }
        return Optional.of(value.textValue());
    }

    /** A member's value, whatever it is. */
    Optional<JsonNode> value(String name) {
        return Optional.ofNullable(members.get(name));
    }

    private static JsonNode parse(byte[] bytes) {
        try {
            return MAPPER.readTree(bytes);
        } catch (JsonProcessingException malformed) {
            throw new RefusedException(AdminErrors.malformed(
                    "The request body is not JSON, or names a member twice" + place(malformed) + "."));
        } catch (IOException impossible) {
            throw new IllegalStateException("an array was not read", impossible);
        }
    }

    private static String place(JsonProcessingException malformed) {
        JsonLocation location = malformed.getLocation();
        return location == null ? "" : " (line %d, column %d)".formatted(location.getLineNr(), location.getColumnNr());
    }

    private static boolean isPlain(String text) {
        return !text.isEmpty()
                && text.length() <= TEXT_LENGTH_MAX
                && text.chars().noneMatch(Character::isISOControl);
    }
}
