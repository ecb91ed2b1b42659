package stockroom.lookup;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import stockroom.fuzz.Claim;

/** Replies of many products that are taken apart, and notes of failed fetches. */
public final class ProductRepliesFuzz {

    private static final JsonMapper TREES = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private ProductRepliesFuzz() {}

    /** Feeds one body. */
    public static void fuzzerTestOneInput(byte[] body) {
        ProductReplies.takeApart(body).ifPresent(items -> apart(items, isJson(body)));
        FailureNote.decode(body).ifPresent(ProductRepliesFuzz::sameNote);
    }

    /** Each piece of a sound reply is an object about its product; put together they are taken apart into the same pieces. */
    private static void apart(Map<String, byte[]> items, boolean sound) {
        items.forEach(
                (product, bytes) -> Claim.holds(!sound || isAbout(product, bytes), "a piece that is cut wrongly"));
        byte[] whole = ProductReplies.putTogether(new ArrayList<>(items.values()));
        Map<String, byte[]> again = ProductReplies.takeApart(whole).orElse(Map.of());
        Claim.holds(again.keySet().equals(items.keySet()), "other products than before");
        again.forEach(
                (product, bytes) -> Claim.holds(Arrays.equals(bytes, items.get(product)), "other bytes than before"));
    }

    /** The streaming parser lets some bytes through that are no UTF-8 and that a tree is not built of. */
    private static boolean isJson(byte[] body) {
        try {
            return !TREES.readTree(body).isMissingNode();
        } catch (IOException broken) {
            return false;
        }
    }

    private static boolean isAbout(String product, byte[] bytes) {
        try {
            JsonNode tree = TREES.readTree(bytes);
            return tree.isObject() && tree.path("product").asText().equals(product);
        } catch (IOException broken) {
            return false;
        }
    }

    private static void sameNote(Landed landed) {
        if (landed.outcome() instanceof Outcome.Brought brought) {
            Optional<Landed> again = FailureNote.decode(FailureNote.encode(landed));
            boolean same = again.isPresent()
                    && again.get().pilot().equals(landed.pilot())
                    && again.get().outcome() instanceof Outcome.Brought other
                    && Arrays.equals(other.reply().body(), brought.reply().body());
            Claim.holds(same, "another note than was read");
            Claim.holds(brought.kept().isEmpty(), "a note that would be kept");
        }
    }
}
