package stockroom.credentials;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import stockroom.testing.GatewayProcess;

/** Ten minutes of calls on three replicas, with tokens of a minute. */
@ExtendWith(SharedFleet.class)
class SharedTokenIT {

    private static final Duration LIFETIME = Duration.ofMinutes(1);
    private static final Duration STEP = Duration.ofSeconds(5);
    private static final int STEPS = 120;
    private static final int CALLS_A_STEP = 5;

    @Test
    void threeReplicasMintOneTokenALifetimeAndUseEachPasscodeOnce(Fleet fleet) {
        drive(fleet, "minting", fleet::pass);
    }

    /** A lease, a passcode's mark and a token then outlive their time by far. */
    @Test
    void theyDoSoToTheLetterWhereRedisKeepsWhatItShouldHaveForgotten(Fleet fleet) {
        drive(fleet, "minting-long", fleet::passButInRedis);
    }

    private static void drive(Fleet fleet, String name, Consumer<Duration> pass) {
        fleet.upstream().limitTokensTo(LIFETIME);
        List<Caller> callers = List.of(
                fleet.serve(name, TenantText.demo("key-of-" + name)),
                fleet.serve(name + "-totp", TenantText.totp("key-of-" + name + "-totp")));
        List<Answer> answers = new ArrayList<>();
        Instant start = fleet.now();
        for (int step = 1; step <= STEPS; step++) {
            answers.addAll(callAll(fleet.gateways(), callers));
            pass.accept(whole(Duration.between(fleet.now(), start.plus(STEP.multipliedBy(step)))));
        }
        assertThat(answers).hasSize(callers.size() * STEPS * CALLS_A_STEP);
        assertThat(answers.stream().filter(answer -> !answer.isSuccess())).isEmpty();
        assertOneTokenALifetime(fleet.upstream().counts(), Duration.between(start, fleet.now()));
    }

    /** The calls take time themselves, on a busy machine seconds. */
    private static Duration whole(Duration left) {
        return Duration.ofSeconds(Math.max(2, left.toSeconds()));
    }

    private static List<Answer> callAll(List<GatewayProcess> gateways, List<Caller> callers) {
        List<CompletableFuture<Answer>> calls = new ArrayList<>();
        for (Caller caller : callers) {
            for (int i = 0; i < CALLS_A_STEP; i++) {
                calls.add(caller.priceLater(gateways.get(i % gateways.size())));
            }
        }
        return calls.stream().map(CompletableFuture::join).toList();
    }

    /** One for each lifetime that has begun, ten in the ten minutes or more on a busy machine, and one more. */
    private static void assertOneTokenALifetime(JsonNode counts, Duration passed) {
        int most = Math.ceilDiv(Math.toIntExact(passed.toSeconds()), Math.toIntExact(LIFETIME.toSeconds())) + 1;
        JsonNode mints = counts.path("mints_by_account");
        assertThat(mints.path("demo-api").asInt()).isBetween(most - 2, most);
        assertThat(mints.path("totp-api").asInt()).isBetween(most - 2, most);
        assertThat(counts.path("totp_logins_by_step"))
                .isNotEmpty()
                .allSatisfy(logins -> assertThat(logins.asInt()).isEqualTo(1));
        assertThat(counts.path("refused_logins").has("used_passcode")).isFalse();
        assertThat(counts.path("refused_logins").has("wrong_passcode")).isFalse();
    }
}
