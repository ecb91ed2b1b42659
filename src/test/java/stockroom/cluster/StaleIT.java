package stockroom.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import stockroom.testing.GatewayProcess;
import stockroom.testing.RedisProcess;

/**
 * With upstream gone, what was kept answers up to each method's limit, labelled stale, and not a second longer. In order
 * of time, for a gateway's memory believes no clock that is put back.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class StaleIT {

    private static final Duration LIMIT_OF_DETAILS = Duration.ofMinutes(5).plusHours(24);
    private static final Duration LIMIT_OF_LISTS = Duration.ofMinutes(2).plusHours(24);
    private static final Duration LIMIT_OF_PRICES = Duration.ofMinutes(2).plusHours(1);

    /** What a check may take: it is made this long before the limit. */
    private static final Duration JUST_INSIDE = Duration.ofSeconds(4);

    private static final Map<Question, Duration> LIMITS = limits();

    private static SandboxUpstream upstream;
    private static RedisProcess redis;
    private static Cluster cluster;

    private static Map<Question, String> answers;
    private static long askedFrom;
    private static long askedUntil;

    private final Storefront acme = new Storefront(Shop.ACME);

    private static Map<Question, Duration> limits() {
        Map<Question, Duration> limits = new LinkedHashMap<>();
        List.of("SS.VPS", "SS.VM", "DS.E2334").forEach(code -> limits.put(Question.details(code), LIMIT_OF_DETAILS));
        List.of(1, 2, 3).forEach(page -> limits.put(Question.page(page, 10), LIMIT_OF_LISTS));
        limits.put(Question.startingPrice(List.of("SS.VPS")), LIMIT_OF_PRICES);
        limits.put(Question.startingPrice(List.of("SS.VM", "SS.PP", "SS.VPS")), LIMIT_OF_PRICES);
        return limits;
    }

    @BeforeAll
    static void everyKeyIsSeenAndUpstreamIsStopped() {
        upstream = SandboxUpstream.start(Duration.ZERO);
        redis = RedisProcess.start();
        cluster = Cluster.start(1, upstream, Cluster.patientWith(redis), Shop.ACME);
        askedFrom = System.nanoTime();
        answers = new LinkedHashMap<>();
        LIMITS.keySet().forEach(question -> {
            Answer answer = new Storefront(Shop.ACME).ask(cluster.gateway(0), question);
            assertThat(answer.cacheStatus()).contains("stored");
            answers.put(question, answer.body());
        });
        askedUntil = System.nanoTime();
        upstream.stopListening();
    }

    @AfterAll
    static void stop() {
        cluster.close();
        redis.close();
        upstream.close();
    }

    @Test
    @Order(1)
    void servesWhileItRefreshesAsAStaleHit() {
        Duration past = Duration.ofMinutes(6);
        cluster.moveClock(past);

        LIMITS.keySet().forEach(question -> {
            Answer answer = awaitAge(cluster.gateway(0), question, past);
            assertThat(answer.cacheStatus()).matches("Stockroom; hit; ttl=-\\d+; detail=memory");
            assertThat(answer.body()).isEqualTo(answers.get(question));
        });
    }

    @Test
    @Order(2)
    void servesFromMemoryUpToTheLimitAndNotASecondLonger() {
        servesUpToTheLimit(cluster.gateway(0));
    }

    @Test
    @Order(3)
    void aGatewayThatHasJustStartedServesFromRedisUpToTheLimitAndNotASecondLonger() {
        cluster.moveClock(Duration.ofMinutes(30));
        GatewayProcess fresh = cluster.grow(1);

        Question seen = LIMITS.keySet().iterator().next();
        assertThat(awaitAge(fresh, seen, Duration.ofMinutes(30)).cacheStatus()).contains("fwd=stale");
        servesUpToTheLimit(fresh);
    }

    private void servesUpToTheLimit(GatewayProcess gateway) {
        List.of(LIMIT_OF_PRICES, LIMIT_OF_LISTS, LIMIT_OF_DETAILS).forEach(limit -> {
            List<Question> questions = LIMITS.keySet().stream()
                    .filter(question -> limit.equals(LIMITS.get(question)))
                    .toList();
            cluster.moveClock(limit.minus(JUST_INSIDE).minus(since(askedFrom)));
            questions.forEach(question -> assertThat(
                            awaitAge(gateway, question, limit.minus(JUST_INSIDE.multipliedBy(2)))
                                    .age())
                    .isLessThan(limit));
            cluster.moveClock(limit.minus(since(askedUntil)));
            questions.forEach(question -> assertThat(endOf(gateway, question)).isBetween(500, 599));
        });
    }

    /** Waits until the gateway has noticed that its clock was moved. */
    private Answer awaitAge(GatewayProcess gateway, Question question, Duration atLeast) {
        return Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .pollInterval(Duration.ofMillis(20))
                .until(
                        () -> staleOrEnded(gateway, question),
                        answer -> answer.age().compareTo(atLeast) >= 0);
    }

    /** Until it no longer answers, what it answers is never older than the limit. */
    private int endOf(GatewayProcess gateway, Question question) {
        return Awaitility.await()
                .atMost(Duration.ofSeconds(2))
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(20))
                .until(() -> staleOrEnded(gateway, question), answer -> answer.status() != 200)
                .status();
    }

    private Answer staleOrEnded(GatewayProcess gateway, Question question) {
        Answer answer = acme.ask(gateway, question);
        if (answer.status() == 200) {
            assertThat(answer.body()).isEqualTo(answers.get(question));
            assertThat(answer.age()).isLessThan(Objects.requireNonNull(LIMITS.get(question)));
            if (answer.age().compareTo(Duration.ofMinutes(20)) > 0) {
                assertThat(answer.cacheStatus()).startsWith("Stockroom; fwd=stale; ttl=-");
            }
        }
        return answer;
    }

    private static Duration since(long nanos) {
        return Duration.ofNanos(System.nanoTime() - nanos);
    }
}
