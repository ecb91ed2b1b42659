package stockroom.upstream;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import stockroom.catalog.Scope;
import stockroom.store.SharedState;
import stockroom.tenant.RemoteAccount;
import stockroom.tenant.Secret;
import stockroom.tenant.Tenant;
import stockroom.testing.FakeSharedState;
import stockroom.testing.VirtualTime;

final class PausesTest {

    private static final PauseLimits LIMITS = new PauseLimits(Duration.ofSeconds(4), Duration.ofMinutes(1));
    private static final Tenant ACME = Samples.call().tenant();
    private static final Tenant BETA = tenant("beta", "v1");

    private final VirtualTime time = VirtualTime.start();
    private final FakeSharedState shared = new FakeSharedState(time);
    private final Counting metrics = new Counting();
    private final Pauses here = pauses(shared.link());

    @Test
    void aPauseLastsAsLongAsUpstreamSays() {
        here.begin(ACME, Optional.of(Duration.ofSeconds(30)));

        assertThat(here.left(ACME)).contains(Duration.ofSeconds(30));
        time.advance(Duration.ofSeconds(29));
        assertThat(here.left(ACME)).contains(Duration.ofSeconds(1));
        time.advance(Duration.ofSeconds(1));
        assertThat(here.left(ACME)).isEmpty();
    }

    @Test
    void allReplicasPause() {
        Pauses there = pauses(shared.link());

        here.begin(ACME, Optional.of(Duration.ofSeconds(30)));

        assertThat(look(there, ACME)).contains(Duration.ofSeconds(30));
        assertThat(look(there, BETA)).isEmpty();
    }

    /** Each price would cost a command otherwise. */
    @Test
    void whoHasJustLookedDoesNotAskAgain() {
        look(here, ACME);
        int asked = shared.commands();

        assertThat(look(here, ACME)).isEmpty();
        assertThat(shared.commands()).isEqualTo(asked);
        assertThat(look(here, BETA)).as("another tenant's look says nothing").isEmpty();
        assertThat(shared.commands()).isGreaterThan(asked);
    }

    @Test
    void whoHasJustLookedIsToldOfAPauseAtOnce() {
        Pauses there = pauses(shared.link());
        look(there, ACME);

        here.begin(ACME, Optional.of(Duration.ofSeconds(30)));

        assertThat(look(there, ACME)).contains(Duration.ofSeconds(30));
    }

    @Test
    void whoWasNotToldLooksAgainSoon() {
        Pauses there = pauses(shared.link());
        look(there, ACME);
        shared.silent(true);
        here.begin(ACME, Optional.of(Duration.ofSeconds(30)));

        time.advance(Duration.ofMillis(250));

        assertThat(look(there, ACME)).contains(Duration.ofMillis(29_750));
    }

    @Test
    void whatWasSeenOfOtherCredentialsDoesNotCount() {
        Pauses there = pauses(shared.link());
        look(there, ACME);
        Tenant renewed = tenant(ACME.name(), "v2");
        shared.silent(true);
        here.begin(renewed, Optional.of(Duration.ofSeconds(30)));

        assertThat(look(there, renewed)).isPresent();
    }

    @Test
    void whoOnlyWantsToKnowChangesNothing() {
        Pauses there = pauses(shared.link());
        here.begin(ACME, Optional.of(Duration.ofSeconds(30)));

        assertThat(there.peek(ACME).await().indefinitely()).contains(Duration.ofSeconds(30));
        assertThat(there.left(ACME)).isEmpty();
        assertThat(metrics.pauses).isEqualTo(1);
    }

    @Test
    void withoutTheSharedStateAReplicaPausesByItself() {
        shared.failing(true);
        here.begin(ACME, Optional.of(Duration.ofSeconds(30)));

        assertThat(look(here, ACME)).isPresent();
        assertThat(look(here, BETA)).isEmpty();
        assertThat(look(pauses(shared.link()), ACME)).isEmpty();
    }

    @Test
    void whereUpstreamDoesNotSayThePauseIsTheSettingsWithJitter() {
        here.begin(ACME, Optional.empty());

        assertThat(here.left(ACME).orElseThrow()).isBetween(Duration.ofSeconds(4), Duration.ofSeconds(6));
    }

    @Test
    void noPauseIsLongerThanTheLongest() {
        here.begin(ACME, Optional.of(Duration.ofDays(3)));

        assertThat(here.left(ACME)).contains(Duration.ofMinutes(1));
    }

    @Test
    void aZeroIsNoPause() {
        here.begin(ACME, Optional.of(Duration.ZERO));

        assertThat(here.left(ACME)).isEmpty();
    }

    @Test
    void theRepliesThatWereUnderWayDoNotShortenIt() {
        here.begin(ACME, Optional.of(Duration.ofSeconds(30)));
        here.begin(ACME, Optional.of(Duration.ofSeconds(2)));

        assertThat(here.left(ACME)).contains(Duration.ofSeconds(30));
        assertThat(metrics.pauses).as("once a pause").isEqualTo(1);
    }

    @Test
    void otherCredentialsOfTheTenantDoNotWait() {
        here.begin(ACME, Optional.of(Duration.ofSeconds(30)));

        assertThat(look(here, tenant(ACME.name(), "v2"))).isEmpty();
    }

    private static Tenant tenant(String name, String version) {
        RemoteAccount account =
                new RemoteAccount(name + "-api", Secret.of("sesame"), Optional.empty(), Duration.ofHours(1), version);
        return new Tenant(name, account, Scope.ofTenant(name), List.of());
    }

    private Pauses pauses(SharedState link) {
        return new Pauses(
                link,
                LIMITS,
                new Surroundings(time, () -> time.instant().toEpochMilli() * 1_000_000, time, new Random(5), metrics));
    }

    private static Optional<Duration> look(Pauses pauses, Tenant tenant) {
        return pauses.look(tenant).await().indefinitely();
    }

    private static final class Counting implements UpstreamMetrics {

        private int pauses;

        @Override
        public void paused() {
            pauses++;
        }
    }
}
