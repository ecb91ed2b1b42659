package stockroom.vitals;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import stockroom.testing.VirtualTime;

final class TenantMetersTest {

    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final VirtualTime time = VirtualTime.start();
    private final TenantMeters meters = meters(true, 2);

    @Test
    void countsLoginsByTenantAndResult() {
        meters.minted("acme");
        meters.minted("acme");
        meters.renewed("acme");
        meters.refused("acme");
        meters.failed("beta");

        assertThat(logins("acme", "minted")).isEqualTo(2);
        assertThat(logins("acme", "refused")).isEqualTo(1);
        assertThat(logins("acme", "failed")).isZero();
        assertThat(logins("beta", "failed")).isEqualTo(1);
        assertThat(count("stockroom.token.renewals", "acme")).isEqualTo(1);
    }

    @Test
    void countsTokensThatWereOfNoUse() {
        meters.dropped("acme");
        meters.unreadable("acme");
        meters.unreadable("acme");

        assertThat(count("stockroom.token.drops", "acme")).isEqualTo(1);
        assertThat(count("stockroom.token.unreadable", "acme")).isEqualTo(2);
    }

    @Test
    void tellsHowLongATokenLivesAtTheMomentOfAsking() {
        meters.expires("acme", time.instant().plusSeconds(90));
        assertThat(left("acme")).isEqualTo(90);

        time.advance(Duration.ofSeconds(30));
        assertThat(left("acme")).isEqualTo(60);

        time.advance(Duration.ofSeconds(61));
        assertThat(left("acme")).isZero();
    }

    @Test
    void aDroppedTokenHasNoTimeLeft() {
        meters.expires("acme", time.instant().plusSeconds(90));

        meters.dropped("acme");

        assertThat(left("acme")).isZero();
    }

    @Test
    void tellsWhoseCredentialsAreRefused() {
        meters.loginBreaker("beta", true);
        meters.loginBreaker("acme", true);
        assertThat(meters.refusedLogins()).containsExactly("acme", "beta");

        meters.loginBreaker("acme", false);

        assertThat(meters.refusedLogins()).containsExactly("beta");
        assertThat(refused("acme")).isZero();
        assertThat(refused("beta")).isEqualTo(1);
    }

    @Test
    void tenantsBeyondTheLimitShareOneLabel() {
        for (String tenant : new String[] {"acme", "beta", "coal", "dune"}) {
            meters.minted(tenant);
        }

        assertThat(logins("acme", "minted")).isEqualTo(1);
        assertThat(logins("other", "minted")).isEqualTo(2);
        assertThat(registry.find("stockroom.token.logins")
                        .tags("tenant", "coal")
                        .counters())
                .isEmpty();
    }

    @Test
    void aSharedLabelShowsTheTokenThatEndsFirst() {
        meters.minted("acme");
        meters.minted("beta");
        meters.expires("coal", time.instant().plusSeconds(90));
        meters.expires("dune", time.instant().plusSeconds(20));

        assertThat(left("other")).isEqualTo(20);

        meters.forgotten("dune");
        assertThat(left("other")).isEqualTo(90);
    }

    @Test
    void theMetersOfATenantGoWithItAndMakeRoomForAnother() {
        meters.minted("acme");
        meters.minted("beta");
        meters.loginBreaker("acme", true);

        meters.forgotten("acme");
        meters.minted("coal");

        assertThat(registry.getMeters())
                .extracting(meter -> meter.getId().getTag("tenant"))
                .doesNotContain("acme", "other")
                .contains("beta", "coal");
        assertThat(meters.refusedLogins()).isEmpty();
    }

    @Test
    void aTenantThatComesBackStartsFromNothing() {
        meters.minted("acme");
        meters.forgotten("acme");

        meters.minted("acme");

        assertThat(logins("acme", "minted")).isEqualTo(1);
    }

    @Test
    void callsAreCountedOnTheSameMetersUntilTheirTenantIsGone() {
        TenantCalls first = meters.calls("acme");
        assertThat(meters.calls("acme")).isSameAs(first);

        meters.forgotten("acme");

        assertThat(registry.getMeters()).isEmpty();
        assertThat(meters.calls("acme")).isNotSameAs(first);
    }

    @Test
    void aTenantWithoutATokenSaysNothingAboutTheOthersUnderItsLabel() {
        meters.minted("acme");
        meters.minted("beta");
        meters.calls("coal");
        meters.expires("dune", time.instant().plusSeconds(20));

        assertThat(left("other")).isEqualTo(20);
    }

    @Test
    void forgettingAStrangerLeavesNoTrace() {
        meters.forgotten("stranger");

        assertThat(registry.getMeters()).isEmpty();
    }

    @Test
    void namesNobodyWhereThatIsNotWanted() {
        TenantMeters quiet = meters(false, 2);

        quiet.minted("acme");
        quiet.minted("beta");

        assertThat(logins("all", "minted")).isEqualTo(2);
        assertThat(registry.getMeters())
                .extracting(meter -> meter.getId().getTag("tenant"))
                .containsOnly("all");
    }

    private TenantMeters meters(boolean named, int max) {
        return new TenantMeters(registry, new TestingMetricsConfig(named, max), time);
    }

    private double logins(String tenant, String result) {
        return registry.get("stockroom.token.logins")
                .tags("tenant", tenant, "result", result)
                .counter()
                .count();
    }

    private double count(String name, String tenant) {
        return registry.get(name).tags("tenant", tenant).counter().count();
    }

    private double left(String tenant) {
        return registry.get("stockroom.token.left")
                .tags("tenant", tenant)
                .gauge()
                .value();
    }

    private double refused(String tenant) {
        return registry.get("stockroom.token.login.refused")
                .tags("tenant", tenant)
                .gauge()
                .value();
    }
}
