package stockroom.lookup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import stockroom.catalog.Call;
import stockroom.catalog.MethodName;
import stockroom.catalog.Methods;
import stockroom.catalog.Version;
import stockroom.lookup.LookupResult.Fetched;
import stockroom.lookup.LookupResult.Hit;
import stockroom.lookup.LookupResult.Reason;
import stockroom.lookup.LookupResult.Sharing;
import stockroom.upstream.Urgency;

/** Which replies are kept, and which calls are only passed on. */
final class KindsOfReplyTest {

    private static final Call PRICE =
            Asks.call(Methods.PRICE, Asks.object().put("code", "SS.VPS").put("region", 1));

    private final World world = new World();
    private final World.Replica replica = world.replica();

    @AfterEach
    void nothingIsLeftOnItsWay() {
        assertThat(world.comesToRest()).isTrue();
    }

    @Test
    void whatIsNotFoundIsKeptForHalfAMinute() {
        world.upstream.answers(call -> FakeUpstream.notFound("SS.VPS"));
        LookupResult first = replica.answer(Asks.ACME, Asks.VPS);
        world.time.advance(Duration.ofSeconds(25));

        assertThat(first)
                .isInstanceOfSatisfying(
                        Fetched.class, fetched -> assertThat(fetched.kept()).isPresent());
        assertThat(Answers.body(replica.answer(Asks.ACME, Asks.VPS))).isEqualTo(Answers.body(first));
        assertThat(world.upstream.asked()).isEqualTo(1);
        world.time.advance(Duration.ofSeconds(9));
        replica.answer(Asks.ACME, Asks.VPS);
        assertThat(world.upstream.asked()).isEqualTo(2);
    }

    @Test
    void whatIsNotFoundIsNotServedStale() {
        world.upstream.answers(call -> FakeUpstream.notFound("SS.VPS"));
        replica.answer(Asks.ACME, Asks.VPS);
        world.time.advance(Duration.ofSeconds(34));
        world.upstream.answers(call -> FakeUpstream.fault());

        assertThat(Answers.body(replica.answer(Asks.ACME, Asks.VPS))).contains("down");
    }

    @Test
    void noOtherErrorIsKept() {
        for (var error : List.of(FakeUpstream.refused("no"), FakeUpstream.fault())) {
            world.upstream.answers(call -> error);
            replica.answer(Asks.ACME, Asks.VPS);
        }

        world.upstream.isWell();
        assertThat(Answers.body(replica.answer(Asks.ACME, Asks.VPS))).isEqualTo("{\"n\":3}");
        assertThat(replica.memory.entries()).isEqualTo(1);
    }

    @Test
    void whatUpstreamNowRefusesIsNoLongerServed() {
        replica.answer(Asks.ACME, Asks.VPS);
        world.time.advance(Duration.ofMinutes(8));
        world.upstream.answers(call -> FakeUpstream.refused("no longer yours"));
        replica.answer(Asks.ACME, Asks.VPS);

        assertThat(Answers.body(replica.answer(Asks.ACME, Asks.VPS))).contains("no longer yours");
        assertThat(world.shared.keys()).noneMatch(key -> key.startsWith("e1:"));
    }

    @Test
    void aPriceIsNeitherKeptNorJoined() {
        world.upstream.takes(Duration.ofMillis(100));

        List<CompletableFuture<LookupResult>> answers = replica.begin(5, Asks.ACME, PRICE);
        world.time.advance(Duration.ofMillis(100));

        assertThat(Answers.of(answers))
                .allSatisfy(answer -> assertThat(answer).isInstanceOfSatisfying(Fetched.class, fetched -> {
                    assertThat(fetched.reason()).isEqualTo(Reason.BYPASS);
                    assertThat(fetched.sharing()).isEqualTo(Sharing.ALONE);
                    assertThat(fetched.kept()).isEmpty();
                }));
        assertThat(world.upstream.asked()).isEqualTo(5);
        assertThat(world.upstream.calls).allMatch(call -> call.urgency() == Urgency.PRICE);
        assertThat(replica.memory.entries()).isZero();
        assertThat(world.shared.keys()).isEmpty();
    }

    @Test
    void aPriceTakesNoLifetimes() {
        assertThatThrownBy(() -> new Policies(Map.of(new MethodName("product/PRICE"), World.DETAILS)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("Product/price");
    }

    @Test
    void aMethodWithoutLifetimesIsPassedOnEveryTime() {
        Call ping = Asks.call(new MethodName("Utilities/Info/ping"), Asks.object());

        replica.answer(Asks.ACME, ping);
        replica.answer(Asks.ACME, ping);

        assertThat(world.upstream.asked()).isEqualTo(2);
    }

    @Test
    void versionsAreKeptApart() {
        Call bleed = new Call(Version.BLEED, Asks.VPS.method(), Asks.VPS.params());
        replica.answer(Asks.ACME, Asks.VPS);

        assertThat(replica.answer(Asks.ACME, bleed)).isNotInstanceOf(Hit.class);
    }
}
