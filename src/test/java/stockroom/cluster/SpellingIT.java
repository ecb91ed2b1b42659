package stockroom.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import stockroom.cluster.Storefront.Spelling;

/** What a call means is kept, not how it was spelled. */
class SpellingIT {

    @RegisterExtension
    static final Trio TRIO = new Trio();

    private static final String LIST = "Product/list";
    private static final JsonMapper JSON = new JsonMapper();

    @BeforeEach
    void upstreamTakesItsTime() {
        TRIO.upstream().takes(Duration.ofMillis(50));
    }

    @Test
    void twoHundredSpellingsOfOneListOverThreeGatewaysAreOneCall() {
        List<Spelling> spellings = List.copyOf(new ListSpellings(20_261_122).some(200));
        assertThat(spellings).hasSize(200).doesNotHaveDuplicates();

        List<Answer> answers = askAll(spellings);

        assertThat(TRIO.upstream().calls(LIST)).as(TRIO::figures).isEqualTo(1);
        Answer direct = TRIO.upstream().ask(new Question(LIST, ListSpellings.MEANING));
        assertThat(direct.json().path("items")).isNotEmpty();
        for (int i = 0; i < answers.size(); i++) {
            assertThat(answers.get(i).status()).as("%s", spellings.get(i)).isEqualTo(200);
            assertThat(inJson(spellings.get(i), answers.get(i)))
                    .as("%s", spellings.get(i))
                    .isEqualTo(direct.json());
        }
    }

    @Test
    void anotherMeaningIsAnotherCall() {
        List<Spelling> meanings = List.of(
                new Spelling("POST", "/v1/Product/list", "{\"params\":{\"page_size\":7}}"),
                new Spelling("POST", "/v1/Product/list", "{\"params\":{\"page_size\":7,\"page_num\":2}}"),
                new Spelling(
                        "POST", "/v1/Product/list", "{\"params\":{\"page_size\":7,\"alsowith\":\"startingPrice\"}}"),
                new Spelling("POST", "/v1/Product/list", "{\"params\":{\"page_size\":7,\"cart_plan\":[\"vps\"]}}"),
                new Spelling("POST", "/bleed/Product/list", "{\"params\":{\"page_size\":7}}"));

        askAll(meanings);
        askAll(meanings);

        assertThat(TRIO.upstream().calls(LIST)).isEqualTo(meanings.size());
    }

    private static List<Answer> askAll(List<Spelling> spellings) {
        Storefront speller = new Storefront(Trio.SPELLER);
        List<CompletableFuture<Answer>> calls = new ArrayList<>();
        for (Spelling spelling : spellings) {
            calls.add(speller.begin(TRIO.gateway(calls.size()), spelling));
        }
        return calls.stream().map(CompletableFuture::join).toList();
    }

    private static JsonNode inJson(Spelling spelling, Answer answer) {
        if (!ListSpellings.isYaml(spelling)) {
            return answer.json();
        }
        Object document = new Load(LoadSettings.builder().build()).loadFromString(answer.body());
        return JSON.valueToTree(document);
    }
}
