package stockroom.sandbox.method;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.function.Function;
import stockroom.sandbox.wire.Inputs;
import stockroom.sandbox.wire.Json;

/** The page of a list that is asked for. */
record Page(int number, int size) {

    private static final int SIZE_DEFAULT = 25;

    static Page read(Inputs inputs) {
        return new Page(inputs.positive("page_num", 1), inputs.positive("page_size", SIZE_DEFAULT));
    }

    /** The envelope, its numbers and strings mixed as the API mixes them. */
    <T> ObjectNode of(List<T> all, Function<T, ObjectNode> item) {
        List<T> here = all.stream().skip((number - 1L) * size).limit(size).toList();
        long pages = Math.max(1, Math.ceilDiv(all.size(), (long) size));
        ObjectNode envelope =
                Json.object().put("item_count", here.size()).put("item_total", Integer.toString(all.size()));
        ArrayNode items = envelope.putArray("items");
        here.stream().map(item).forEach(items::add);
        return envelope.put("page_num", Integer.toString(number))
                .put("page_size", Integer.toString(size))
                .put("page_total", pages);
    }
}
