package stockroom.sandbox.wire;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;

/** Numbers as callers send them: as a number or as a string of one. */
public final class Numbers {

    private Numbers() {}

    public static Optional<Integer> whole(JsonNode value) {
        if (!value.isNumber() && !value.isTextual()) {
            return Optional.empty();
        }
        try {
            return Optional.of(Integer.valueOf(value.asText().strip()));
        } catch (NumberFormatException notWhole) {
            return Optional.empty();
        }
    }
}
