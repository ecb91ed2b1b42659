package stockroom.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** However many callers on however many gateways miss one key at once, upstream is asked once. */
class OneFetchIT {

    @RegisterExtension
    static final Trio TRIO = new Trio();

    private static final int CALLERS_PER_GATEWAY = 1_000;
    private static final String DETAILS = "Product/details";

    /** The one that fails, and one that succeeds for those who came after it had. */
    private static final int FETCHES_AFTER_A_FAILURE_MAX = 2;

    @BeforeEach
    void upstreamTakesItsTime() {
        TRIO.upstream().takes(Duration.ofMillis(150));
    }

    @Test
    void threeThousandCallersOnThreeGatewaysShareOneFetch() {
        Question question = Question.details("SS.PP");

        List<Answer> answers = crowd(question);

        assertThat(TRIO.upstream().calls(DETAILS)).as(TRIO::figures).isEqualTo(1);
        assertThat(answers)
                .hasSize(3 * CALLERS_PER_GATEWAY)
                .allSatisfy(answer -> assertThat(answer.status()).isEqualTo(200));
        assertThat(answers.stream().map(Answer::body).distinct())
                .containsExactly(TRIO.upstream().ask(question).body());
    }

    @Test
    void aFailedFetchAnswersItsCallersOnceAndReleasesNoHerd() {
        Question question = Question.details("SS.VIP");
        TRIO.upstream().failOnce(DETAILS, "\"kind\":\"status\",\"status\":500");

        List<Answer> answers = crowd(question);

        Map<Integer, Long> statuses =
                answers.stream().collect(Collectors.groupingBy(Answer::status, Collectors.counting()));
        System.out.printf(
                "failed first fetch: calls=%d answers=%s%n", TRIO.upstream().calls(DETAILS), statuses);
        assertThat(TRIO.upstream().calls(DETAILS)).as(TRIO::figures).isBetween(1, FETCHES_AFTER_A_FAILURE_MAX);
        assertThat(statuses.keySet()).isSubsetOf(200, 500).contains(500);
        String body = TRIO.upstream().ask(question).body();
        assertThat(answers)
                .filteredOn(answer -> answer.status() == 200)
                .allSatisfy(answer -> assertThat(answer.body()).isEqualTo(body));
    }

    /** Everybody calls before anybody is answered. */
    private static List<Answer> crowd(Question question) {
        Storefront crowd = new Storefront(Trio.CROWD);
        List<CompletableFuture<Answer>> calls = new ArrayList<>();
        for (int i = 0; i < CALLERS_PER_GATEWAY; i++) {
            TRIO.gateways().forEach(gateway -> calls.add(crowd.begin(gateway, question)));
        }
        return calls.stream().map(CompletableFuture::join).toList();
    }
}
