package stockroom.credentials;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What a wrong upstream password costs: a user is locked out by hammering. */
@ExtendWith(SharedFleet.class)
class RejectedPasswordIT {

    private static final int ATTEMPTS_MAX = 3;
    private static final int MINUTES = 60;

    @Test
    void isTriedThreeTimesAnHourAtMostOverAllReplicas(Fleet fleet) {
        Caller caller =
                fleet.serve("rejected", TenantText.demo("key-of-rejected").withPassword("not-the-password"));

        for (int minute = 0; minute < MINUTES; minute++) {
            assertThat(callAll(fleet, caller)).allSatisfy(RejectedPasswordIT::assertHonest);
            fleet.pass(Duration.ofMinutes(1));
        }

        assertThat(fleet.upstream().refused("wrong_password")).isBetween(1, ATTEMPTS_MAX);
        assertThat(fleet.gateways()).allSatisfy(gateway -> {
            Caller operator = Caller.bearer(Fleet.OPERATOR_KEY);
            assertThat(operator.get(gateway.management("/q/metrics")).body())
                    .contains("stockroom_token_login_refused{tenant=\"rejected\"} 1.0");
            assertThat(operator.get(gateway.management("/q/health/ready")).body())
                    .contains("\"tenant.rejected\": \"refused by upstream\"");
            assertThat(operator.get(gateway.management("/admin/tenants")).body())
                    .contains("\"login_refused\" : true");
        });
    }

    @Test
    void isForgottenAsSoonAsTheFileIsMended(Fleet fleet) {
        TenantText right = TenantText.demo("key-of-mended");
        Caller caller = fleet.serve("mended", right.withPassword("not-the-password"));
        assertThat(callAll(fleet, caller)).allSatisfy(RejectedPasswordIT::assertHonest);

        fleet.tenants().write("mended", right);

        fleet.awaitEverywhere(gateway -> caller.price(gateway).isSuccess());
        assertThat(fleet.upstream().mints("demo-api")).isEqualTo(1);
    }

    /** The file stays as it is: upstream has changed its mind, and one replica finds out for all. */
    @Test
    void isTriedAgainAfterHalfAnHour(Fleet fleet) {
        Caller caller = fleet.serve("probed", TenantText.demo("key-of-probed").withPassword("set-upstream-later"));
        assertThat(callAll(fleet, caller)).allSatisfy(RejectedPasswordIT::assertHonest);
        fleet.upstream().setPassword("demo-api", "set-upstream-later");

        fleet.pass(Duration.ofMinutes(29));
        assertThat(callAll(fleet, caller)).allSatisfy(RejectedPasswordIT::assertHonest);

        fleet.pass(Duration.ofMinutes(2));
        await().atMost(Duration.ofSeconds(5))
                .until(() -> callAll(fleet, caller).stream().allMatch(Answer::isSuccess));
        assertThat(fleet.upstream().mints("demo-api")).isEqualTo(1);
    }

    private static List<Answer> callAll(Fleet fleet, Caller caller) {
        return fleet.gateways().stream().map(caller::priceLater).toList().stream()
                .map(CompletableFuture::join)
                .toList();
    }

    private static void assertHonest(Answer answer) {
        assertThat(answer.status()).isEqualTo(502);
        assertThat(answer.errorClass()).isEqualTo("RemoteService::Authorization");
    }
}
