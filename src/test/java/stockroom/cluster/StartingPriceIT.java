package stockroom.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Starting prices are kept by product, whatever combination of products is asked for. */
class StartingPriceIT {

    @RegisterExtension
    static final Trio TRIO = new Trio();

    private static final int PRODUCTS = 40;
    private static final int UNDER_WAY_MAX = 64;

    @Test
    void aThousandSubsetsOfFortyProductsLookEachProductUpOnce() throws InterruptedException {
        List<List<String>> subsets = subsets(codes(), new Random(40));
        List<Question> questions = subsets.stream().map(Question::startingPrice).toList();

        TRIO.upstream().takes(Duration.ofMillis(50));
        List<Answer> answers = askAll(questions);
        TRIO.upstream().takes(Duration.ZERO);

        JsonNode counts = TRIO.upstream().counts();
        System.out.printf(
                "starting prices: questions=%d calls=%d products=%d%n",
                questions.size(),
                TRIO.upstream().calls("Product/startingPrice"),
                counts.path("starting_price_products").asInt());
        assertThat(counts.path("starting_price_products").asInt()).isLessThanOrEqualTo(PRODUCTS);
        for (int i = 0; i < questions.size(); i++) {
            assertThat(answers.get(i).status()).as("%s", questions.get(i)).isEqualTo(200);
            assertThat(products(answers.get(i))).as("%s", questions.get(i)).isEqualTo(subsets.get(i));
            assertThat(answers.get(i).json())
                    .as("%s", questions.get(i))
                    .isEqualTo(expected(questions.get(i), subsets.get(i)));
        }
    }

    private static List<String> codes() {
        List<String> codes = new ArrayList<>();
        TRIO.upstream()
                .ask(Question.page(1, PRODUCTS))
                .json()
                .path("items")
                .forEach(item -> codes.add(item.path("code").textValue()));
        assertThat(codes).hasSize(PRODUCTS).doesNotHaveDuplicates();
        return codes;
    }

    /** Of one to twelve products in any order; a third of them name some twice. */
    private static List<List<String>> subsets(List<String> codes, Random chance) {
        List<List<String>> subsets = new ArrayList<>();
        for (int i = 0; i < 1_000; i++) {
            List<String> shuffled = new ArrayList<>(codes);
            Collections.shuffle(shuffled, chance);
            List<String> subset = new ArrayList<>(shuffled.subList(0, 1 + chance.nextInt(12)));
            if (i % 3 == 0) {
                subset.add(subset.get(chance.nextInt(subset.size())));
            }
            subsets.add(subset);
        }
        return subsets;
    }

    private static List<String> products(Answer answer) {
        return answer.json()
                .path("items")
                .valueStream()
                .map(item -> item.path("product").textValue())
                .toList();
    }

    /** Upstream names each product once, in the order asked; the gateway as often as it was asked for. */
    private static JsonNode expected(Question question, List<String> codes) {
        ObjectNode direct = (ObjectNode) TRIO.upstream().ask(question).json();
        Map<String, JsonNode> items = new HashMap<>();
        direct.path("items").forEach(item -> items.put(item.path("product").textValue(), item));
        ArrayNode inOrder = direct.putArray("items");
        codes.forEach(code -> inOrder.add(items.get(code)));
        return direct;
    }

    private static List<Answer> askAll(List<Question> questions) throws InterruptedException {
        Storefront pricer = new Storefront(Trio.PRICER);
        Semaphore underWay = new Semaphore(UNDER_WAY_MAX);
        List<CompletableFuture<Answer>> calls = new ArrayList<>();
        for (Question question : questions) {
            underWay.acquire();
            calls.add(pricer.begin(TRIO.gateway(calls.size()), question)
                    .whenComplete((answer, failure) -> underWay.release()));
        }
        return calls.stream().map(CompletableFuture::join).toList();
    }
}
