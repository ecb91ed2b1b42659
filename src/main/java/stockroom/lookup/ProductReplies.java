package stockroom.lookup;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Takes a reply of {@code Product/startingPrice} apart into the bytes of its items, and puts replies together from them.
 *
 * <p>An item's bytes are upstream's own, cut out and never written anew.
 */
final class ProductReplies {

    private static final JsonFactory JSON = new JsonFactory();
    private static final byte[] HEAD = "{\"items\":[".getBytes(StandardCharsets.UTF_8);
    private static final byte[] TAIL = "]}".getBytes(StandardCharsets.UTF_8);

    private ProductReplies() {}

    /** The items by product code; nothing where the reply is not the list of one item a product that it should be. */
    static Optional<Map<String, byte[]>> takeApart(byte[] body) {
        try (JsonParser parser = JSON.createParser(body)) {
            Map<String, byte[]> items = new LinkedHashMap<>();
            if (!beginsWithItems(parser)) {
                return Optional.empty();
            }
            while (parser.nextToken() == JsonToken.START_OBJECT) {
                int start = (int) parser.currentTokenLocation().getByteOffset();
                Optional<String> product = product(parser);
                int end = (int) parser.currentLocation().getByteOffset();
                boolean readable = product.isPresent() && start >= 0;
                if (!readable || items.put(product.get(), Arrays.copyOfRange(body, start, end)) != null) {
                    return Optional.empty();
                }
            }
            return parser.currentToken() == JsonToken.END_ARRAY && !findItems(parser)
                    ? Optional.of(items)
                    : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static boolean beginsWithItems(JsonParser parser) throws IOException {
        return parser.nextToken() == JsonToken.START_OBJECT
                && findItems(parser)
                && parser.currentToken() == JsonToken.START_ARRAY;
    }

    /** Goes on to the value of the member {@code items}, if there is one; where there are two it is doubtful which is meant. */
    private static boolean findItems(JsonParser parser) throws IOException {
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            boolean items = parser.currentName().equals("items");
            parser.nextToken();
            if (items) {
                return true;
            }
            parser.skipChildren();
        }
        return false;
    }

    /** Reads an item to its end and gives the product that it is about; one with two names is about none. */
    private static Optional<String> product(JsonParser parser) throws IOException {
        Optional<String> product = Optional.empty();
        int names = 0;
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            boolean named = parser.currentName().equals("product");
            JsonToken value = parser.nextToken();
            if (named) {
                names++;
                product = value == JsonToken.VALUE_STRING ? Optional.of(parser.getText()) : Optional.empty();
            }
            parser.skipChildren();
        }
        return names == 1 ? product : Optional.empty();
    }

    static byte[] putTogether(List<byte[]> items) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(HEAD.length
                + TAIL.length
                + items.stream().mapToInt(item -> item.length + 1).sum());
        out.writeBytes(HEAD);
        for (int i = 0; i < items.size(); i++) {
            if (i > 0) {
                out.write(',');
            }
            out.writeBytes(items.get(i));
        }
        out.writeBytes(TAIL);
        return out.toByteArray();
    }
}
