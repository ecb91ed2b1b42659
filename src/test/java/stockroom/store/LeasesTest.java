package stockroom.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import stockroom.testing.FakeSharedState;
import stockroom.testing.VirtualTime;

final class LeasesTest {

    private static final Duration TIME = Duration.ofSeconds(6);

    private final VirtualTime time = VirtualTime.start();
    private final FakeSharedState state = new FakeSharedState(time);
    private final Leases here = leases(1);
    private final Leases there = leases(2);

    private Leases leases(long seed) {
        return new Leases(state, TIME, time, new Random(seed));
    }

    private static <T> T now(Uni<T> uni) {
        return uni.subscribeAsCompletionStage().join();
    }

    private static Leases.Held held(Leases.Claim claim) {
        return (Leases.Held) claim;
    }

    @AfterEach
    void nothingRunsOn() {
        now(here.releaseAll());
        now(there.releaseAll());
        assertThat(time.waiting()).isZero();
    }

    @Test
    void oneReplicaHasItUntilItIsReleased() {
        Leases.Held lease = held(now(here.claim("a")));

        assertThat(now(there.claim("a"))).isEqualTo(Leases.Claim.TAKEN);
        assertThat(now(there.claim("b"))).isInstanceOf(Leases.Held.class);
        now(lease.release());

        assertThat(now(there.claim("a"))).isInstanceOf(Leases.Held.class);
    }

    @Test
    void itIsRenewedWhileItIsHeld() {
        now(here.claim("a"));

        time.advance(TIME.multipliedBy(10));

        assertThat(now(there.claim("a"))).isEqualTo(Leases.Claim.TAKEN);
    }

    @Test
    void itEndsByItselfWhenItsReplicaIsCutOff() {
        FakeSharedState.Link link = state.link();
        Leases cutOff = new Leases(link, TIME, time, new Random(3));
        now(cutOff.claim("a"));
        link.cut(true);

        time.advance(TIME);

        assertThat(now(there.claim("a"))).isInstanceOf(Leases.Held.class);
        now(cutOff.releaseAll());
    }

    @Test
    void whoReleasesLateTakesNobodysLease() {
        Leases.Held late = held(now(here.claim("a")));
        state.failing(true);
        time.advance(TIME);
        state.failing(false);
        now(there.claim("a"));

        now(late.release());

        assertThat(now(here.claim("a"))).isEqualTo(Leases.Claim.TAKEN);
    }

    @Test
    void nobodyIsHeldUpWhereTheStateDoesNotAnswer() {
        state.failing(true);

        assertThat(now(here.claim("a"))).isEqualTo(Leases.Claim.UNSHARED);
        assertThat(now(there.claim("a"))).isEqualTo(Leases.Claim.UNSHARED);
    }

    @Test
    void whatWentUnansweredIsTakenBack() {
        state.losingAnswers(true);
        assertThat(now(here.claim("a"))).isEqualTo(Leases.Claim.UNSHARED);

        state.losingAnswers(false);
        assertThat(now(there.claim("a"))).isInstanceOf(Leases.Held.class);
    }

    @Test
    void allThatIsHeldIsReleasedAtTheEnd() {
        now(here.claim("a"));
        now(here.claim("b"));

        now(here.releaseAll());

        assertThat(now(there.claim("a"))).isInstanceOf(Leases.Held.class);
        assertThat(now(there.claim("b"))).isInstanceOf(Leases.Held.class);
    }

    @Test
    void theEndDoesNotFailWithoutTheState() {
        now(here.claim("a"));
        state.failing(true);

        now(here.releaseAll());

        assertThat(time.waiting()).isZero();
    }
}
