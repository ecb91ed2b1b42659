package stockroom.entry;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;

/**
 * Reads JSON (RFC 8259) strictly: one value and nothing behind it, no member twice in an object, numbers with all their
 * digits, nesting bounded.
 */
final class JsonReader {

    static final int DEPTH_MAX = 64;

    private static final ObjectReader READER = JsonMapper.builder(JsonFactory.builder()
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(DEPTH_MAX)
                            .maxNumberLength(100)
                            .build())
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build()
            .reader();

    private JsonReader() {}

    static JsonNode read(byte[] body) throws MalformedException {
        try {
            return Values.sound(READER.readTree(body));
        } catch (JsonProcessingException e) {
            throw new MalformedException("The body is not well-formed JSON" + place(e) + reason(e) + ".");
        } catch (NumberFormatException e) {
            throw new MalformedException("The body is not well-formed JSON: it has a number past all limits.");
        } catch (IOException e) {
            throw new MalformedException("The body is not UTF-8.");
        }
    }

    private static String place(JsonProcessingException e) {
        JsonLocation location = e.getLocation();
        return location == null ? "" : " at line " + location.getLineNr() + ", column " + location.getColumnNr();
    }

    /** The parser's own words may quote the body; only that a member stands twice is worth telling. */
    private static String reason(JsonProcessingException e) {
        return String.valueOf(e.getOriginalMessage()).startsWith("Duplicate field")
                ? ": a member stands twice in one object"
                : "";
    }
}
