package stockroom.entry;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.core.MultiMap;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Finds the parameters in a request: in its body, or where there is none in its query. */
final class ParamsReader {

    /** The query parameter that names an encoding and is none of the call's. */
    static final String ENCODING = "encoding";

    private ParamsReader() {}

    /**
     * The parameters of a body: the member {@code params} of its object, where null, an empty body and no such member
     * mean none. Members beside it are not the call's.
     *
     * @throws MalformedException if it is not the encoding that it should be
     * @throws NotAnObjectException if the body or its {@code params} is something else than an object
     */
    static ObjectNode fromBody(byte[] body, Encoding encoding) throws MalformedException, NotAnObjectException {
        JsonNode document = switch (encoding) {
            case JSON -> JsonReader.read(body);
            case YAML -> YamlReader.read(body);
        };
        if (document.isMissingNode() || document.isNull()) {
            return JsonNodeFactory.instance.objectNode();
        }
        JsonNode params = document.path("params");
        if (document.isObject() && (params.isMissingNode() || params.isNull())) {
            return JsonNodeFactory.instance.objectNode();
        }
        if (params instanceof ObjectNode object) {
            return object;
        }
        throw new NotAnObjectException();
    }

    /**
     * The parameters of a query string; one that stands several times is an array. The map's own look-ups take names in
     * any letter case for one, which parameters are not: they are told apart here.
     */
    static ObjectNode fromQuery(MultiMap query) {
        Map<String, List<String>> byName = new LinkedHashMap<>();
        for (Map.Entry<String, String> one : query) {
            byName.computeIfAbsent(one.getKey(), name -> new ArrayList<>()).add(one.getValue());
        }
        ObjectNode params = JsonNodeFactory.instance.objectNode();
        byName.forEach((name, values) -> {
            if (name.equalsIgnoreCase(ENCODING)) {
                return;
            }
            if (values.size() == 1) {
                params.put(name, values.getFirst());
            } else {
                values.forEach(params.putArray(name)::add);
            }
        });
        return params;
    }

    /** The parameters are no object of named values. */
    static final class NotAnObjectException extends Exception {

        private static final long serialVersionUID = 1L;

        NotAnObjectException() {
            super("params", null, false, false);
        }
    }
}
