package stockroom.credentials;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Upstream takes no logins for a while. */
@ExtendWith(SharedFleet.class)
class LoginDownIT {

    private static final String CODE = "SS.VPS";

    @Test
    void aLiveTokenServesToItsEnd(Fleet fleet) {
        fleet.upstream().limitTokensTo(Duration.ofMinutes(1));
        Caller caller = fleet.serve("login-down", TenantText.demo("key-of-login-down"));
        assertThat(fleet.gateways()).allMatch(gateway -> caller.price(gateway).isSuccess());
        fleet.upstream().loginIsDown();

        for (int seconds = 0; seconds < 54; seconds += 3) {
            fleet.pass(Duration.ofSeconds(3));
            assertThat(fleet.gateways())
                    .allMatch(gateway -> caller.price(gateway).isSuccess());
        }
        assertThat(fleet.upstream().mints("demo-api")).isEqualTo(1);

        fleet.pass(Duration.ofSeconds(10));
        assertThat(caller.price(fleet.gateway())).satisfies(LoginDownIT::isNotForNow);

        fleet.upstream().mend();
        fleet.pass(Duration.ofMinutes(6));
        assertThat(fleet.gateways()).allMatch(gateway -> caller.price(gateway).isSuccess());
    }

    @Test
    void whatIsKeptServesStaleInsideItsLimitAndNoLonger(Fleet fleet) {
        fleet.upstream().limitTokensTo(Duration.ofMinutes(1));
        Caller caller = fleet.serve("login-stale", TenantText.demo("key-of-login-stale"));
        String kept = caller.details(fleet.gateway(), CODE).body();
        fleet.upstream().loginIsDown();

        fleet.pass(Duration.ofMinutes(30));
        assertThat(fleet.gateways()).allSatisfy(gateway -> {
            Answer stale = caller.details(gateway, CODE);
            assertThat(stale.body()).isEqualTo(kept);
            assertThat(stale.cacheStatus()).startsWith("Stockroom; fwd=stale; ttl=-");
        });

        fleet.pass(Duration.ofHours(24));
        assertThat(caller.details(fleet.gateway(), CODE)).satisfies(LoginDownIT::isNotForNow);
    }

    @Test
    void aRemovedTenantIsShownNothingThoughStaleWouldDo(Fleet fleet) {
        Caller caller = fleet.serve("removed", TenantText.demo("key-of-removed"));
        assertThat(caller.details(fleet.gateway(), CODE).isSuccess()).isTrue();
        fleet.upstream().loginIsDown();
        fleet.pass(Duration.ofMinutes(30));
        assertThat(caller.details(fleet.gateway(), CODE).cacheStatus()).contains("fwd=stale");

        fleet.tenants().remove("removed");

        fleet.awaitEverywhere(gateway -> isLockedOut(caller.details(gateway, CODE)));
    }

    @Test
    void anotherCatalogueShowsNothingOfTheOldOne(Fleet fleet) {
        TenantText text = TenantText.demo("key-of-moving");
        Caller caller = fleet.serve("moving", text.with("catalog: old"));
        assertThat(fleet.gateways())
                .allMatch(gateway -> caller.details(gateway, CODE).isSuccess());
        fleet.upstream().fault("\"kind\":\"status\",\"status\":503");

        fleet.tenants().write("moving", text.with("catalog: new"));

        fleet.awaitEverywhere(gateway -> !caller.details(gateway, CODE).isSuccess());
        fleet.pass(Duration.ofMinutes(30));
        assertThat(fleet.gateways())
                .noneMatch(gateway -> caller.details(gateway, CODE).isSuccess());
    }

    @Test
    void anotherUpstreamUserShowsNothingOfTheOldOne(Fleet fleet) {
        TenantText text = TenantText.demo("key-of-turned");
        Caller caller = fleet.serve("turned", text);
        assertThat(fleet.gateways())
                .allMatch(gateway -> caller.details(gateway, CODE).isSuccess());
        fleet.upstream().fault("\"kind\":\"status\",\"status\":503");

        fleet.tenants().write("turned", TenantText.other("key-of-turned"));

        fleet.awaitEverywhere(gateway -> !caller.details(gateway, CODE).isSuccess());
        fleet.tenants().write("turned", text);
        fleet.awaitEverywhere(gateway -> caller.details(gateway, CODE).isSuccess());
    }

    private static boolean isLockedOut(Answer answer) {
        return answer.status() == 401 && answer.header("WWW-Authenticate").startsWith("Basic");
    }

    private static void isNotForNow(Answer answer) {
        assertThat(answer.status()).isEqualTo(503);
        assertThat(answer.errorClass()).isEqualTo("RemoteService::Authorization");
        assertThat(answer.header("Retry-After")).matches("[1-9][0-9]*");
    }
}
