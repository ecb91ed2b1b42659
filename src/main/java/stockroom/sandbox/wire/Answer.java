package stockroom.sandbox.wire;

import com.fasterxml.jackson.databind.JsonNode;
import io.vertx.core.buffer.Buffer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What a method answers. An answer that is kept writes its JSON once, since that is what nearly every call wants. */
public final class Answer {

    private final Supplier<? extends JsonNode> tree;
    private @Nullable Buffer json;

    private Answer(Supplier<? extends JsonNode> tree) {
        this.tree = tree;
    }

    public static Answer of(JsonNode tree) {
        return new Answer(() -> tree);
    }

    /** An answer that holds its JSON bytes but not its tree, which is built anew when it is asked for. */
    public static Answer rebuilding(Supplier<? extends JsonNode> tree) {
        return new Answer(tree);
    }

    public JsonNode tree() {
        return tree.get();
    }

    Buffer write(Encoding encoding) {
        return switch (encoding) {
            case JSON -> json();
            case YAML -> Buffer.buffer(Encoding.YAML.write(tree()));
        };
    }

    private Buffer json() {
        Buffer written = json;
        if (written == null) {
            written = Buffer.buffer(Json.bytes(tree()));
            json = written;
        }
        return written;
    }
}
