package stockroom.sandbox.wire;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.Dump;
import org.snakeyaml.engine.v2.api.DumpSettings;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.common.FlowStyle;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/** The encodings of the API, the same for a request and its answer. */
public enum Encoding {
    JSON("application/json") {
        @Override
        JsonNode read(byte[] body) throws IOException {
            return Json.MAPPER.readTree(body);
        }

        @Override
        byte[] write(JsonNode tree) {
            return Json.bytes(tree);
        }
    },
    YAML("text/yaml") {
        @Override
        JsonNode read(byte[] body) {
            return Json.MAPPER.valueToTree(
                    new Load(LOAD_SETTINGS).loadFromString(new String(body, StandardCharsets.UTF_8)));
        }

        @Override
        byte[] write(JsonNode tree) {
            Object plain = Json.MAPPER.convertValue(tree, Object.class);
            return new Dump(DUMP_SETTINGS).dumpToString(plain).getBytes(StandardCharsets.UTF_8);
        }
    };

    private static final LoadSettings LOAD_SETTINGS = LoadSettings.builder().build();
    private static final DumpSettings DUMP_SETTINGS = DumpSettings.builder()
            .setDefaultFlowStyle(FlowStyle.BLOCK)
            .setExplicitStart(true)
            .build();

    private final String contentType;

    Encoding(String contentType) {
        this.contentType = contentType;
    }

    /** The encoding of a name or an extension, in any letter case. */
    static Optional<Encoding> of(String name) {
        return switch (name.toLowerCase(Locale.ROOT)) {
            case "json" -> Optional.of(JSON);
            case "yaml" -> Optional.of(YAML);
            default -> Optional.empty();
        };
    }

    public String contentType() {
        return contentType;
    }

    abstract JsonNode read(byte[] body) throws IOException;

    abstract byte[] write(JsonNode tree);

    /**
     * Reads a document.
     *
     * @throws StormError {@code Deserialize} where the body is none of this encoding
     */
    JsonNode parse(byte[] body) {
        try {
            return read(body);
        } catch (IOException | YamlEngineException | IllegalArgumentException malformed) {
            throw StormError.deserialize(name(), new String(body, StandardCharsets.UTF_8));
        }
    }
}
