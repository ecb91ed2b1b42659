package stockroom.faults;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import stockroom.cluster.Question;
import stockroom.cluster.Shop;

/**
 * What upstream must have said word for word: a whole body, or what a starting price's body says of one product, as the
 * gateways put that together of products of several ages.
 */
record Piece(Shop.Account account, Question question, String text) {

    private static final String BY_PRODUCT = "Product/startingPrice";
    private static final JsonMapper JSON = new JsonMapper();

    /** None where the body is none of this question. */
    static List<Piece> of(Asked asked, String body) {
        return asked.question().method().equals(BY_PRODUCT)
                ? products(asked, body)
                : List.of(new Piece(asked.shop().account(), asked.question(), body));
    }

    /** What is kept by itself: starting prices are, product by product. */
    static List<Question> questions(Question question) {
        return question.method().equals(BY_PRODUCT)
                ? tree(question.params())
                        .path("code")
                        .valueStream()
                        .map(code -> Question.startingPrice(List.of(code.textValue())))
                        .toList()
                : List.of(question);
    }

    private static List<Piece> products(Asked asked, String body) {
        List<Question> questions = questions(asked.question());
        List<String> items =
                tree(body).path("items").valueStream().map(JsonNode::toString).toList();
        boolean whole = items.size() == questions.size() && body.equals(body(items));
        return whole
                ? IntStream.range(0, items.size())
                        .mapToObj(i -> new Piece(asked.shop().account(), questions.get(i), body(List.of(items.get(i)))))
                        .toList()
                : List.of();
    }

    private static String body(List<String> items) {
        return items.stream().collect(Collectors.joining(",", "{\"items\":[", "]}"));
    }

    private static JsonNode tree(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            return JSON.missingNode();
        }
    }
}
