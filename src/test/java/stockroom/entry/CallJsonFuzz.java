package stockroom.entry;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;

/** Bodies as JSON. What both readers take is the same call: YAML 1.2 is meant to hold all of JSON. */
public final class CallJsonFuzz {

    private CallJsonFuzz() {}

    /** Feeds one body. */
    public static void fuzzerTestOneInput(byte[] body) {
        Optional<ObjectNode> json = CallClaims.read(body, Encoding.JSON);
        json.ifPresent(params -> {
            CallClaims.holdOf(params);
            CallClaims.read(body, Encoding.YAML).ifPresent(yaml -> CallClaims.agree(params, yaml));
        });
    }
}
