package stockroom.sandbox.goods;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import stockroom.sandbox.wire.Json;

/** Reads the sandbox's data files from the class path. */
public final class Resources {

    private Resources() {}

    /**
     * The contents of {@code /sandbox/NAME}.
     *
     * @throws IllegalStateException where the file is not packaged
     */
    public static JsonNode read(String name) {
        try (InputStream in = Resources.class.getResourceAsStream("/sandbox/" + name)) {
            if (in == null) {
                throw new IllegalStateException("sandbox/" + name + " is missing");
            }
            return Json.MAPPER.readTree(in);
        } catch (IOException unreadable) {
            throw new UncheckedIOException("sandbox/" + name, unreadable);
        }
    }
}
