package stockroom.lookup;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.mutiny.subscription.Cancellable;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import stockroom.store.EntryKey;
import stockroom.testing.FakeSharedState;
import stockroom.testing.VirtualTime;

final class LandingsTest {

    private final FakeSharedState shared = new FakeSharedState(VirtualTime.start());
    private final Landings here = new Landings(shared.link());
    private final Landings there = new Landings(shared.link());
    private final List<String> woken = new ArrayList<>();

    private Cancellable awaits(Landings replica, EntryKey key, String name) {
        return replica.next(key).subscribe().with(nothing -> woken.add(name));
    }

    @Test
    void wakesAllWhoWaitForTheKeyOnAnyReplica() {
        EntryKey key = Asks.key(Asks.ACME, "A");
        awaits(here, key, "here");
        awaits(there, key, "there");
        awaits(there, key, "there too");
        awaits(there, Asks.key(Asks.ACME, "B"), "another");

        here.announce(key);

        assertThat(woken).containsExactlyInAnyOrder("here", "there", "there too");
        assertThat(here.waiting()).isZero();
        assertThat(there.waiting()).isEqualTo(1);
    }

    @Test
    void whoLeavesIsForgotten() {
        EntryKey key = Asks.key(Asks.ACME, "A");
        Cancellable one = awaits(here, key, "one");
        Cancellable other = awaits(here, key, "other");

        one.cancel();
        assertThat(here.waiting()).isEqualTo(1);
        other.cancel();

        assertThat(here.waiting()).isZero();
        there.announce(key);
        assertThat(woken).isEmpty();
    }

    @Test
    void messagesOfOthersAreNoLandings() {
        awaits(here, Asks.key(Asks.ACME, "A"), "here");

        here.onMessage("purge");
        here.onMessage("landed:");
        here.onMessage("landed:unknown");

        assertThat(woken).isEmpty();
    }

    @Test
    void anAnnouncementThatIsLostIsNobodysFailure() {
        shared.failing(true);

        here.announce(Asks.key(Asks.ACME, "A"));

        assertThat(woken).isEmpty();
    }
}
