package stockroom.lookup;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import stockroom.catalog.FailureCause;
import stockroom.lookup.Lanes.Ride;
import stockroom.lookup.Lanes.Wish;
import stockroom.lookup.LookupSettings.BatchSettings;
import stockroom.store.EntryKey;
import stockroom.store.PurgeMark;
import stockroom.testing.VirtualTime;
import stockroom.upstream.UpstreamResult;
import stockroom.upstream.Urgency;

final class LanesTest {

    private static final EntryKey LANE = Asks.key(Asks.ACME, "lane");

    private final VirtualTime time = VirtualTime.start();
    private final Lanes lanes =
            new Lanes(new BatchSettings(Duration.ofMillis(5), 10), new Ambient(time, new Random(1), time));
    private final List<List<String>> sent = new ArrayList<>();
    private final List<Urgency> urgencies = new ArrayList<>();
    private Duration takes = Duration.ofMillis(20);

    @AfterEach
    void noLaneIsLeft() {
        time.advance(Duration.ofSeconds(1));
        assertThat(lanes.size()).isZero();
        assertThat(time.waiting()).isZero();
    }

    private CompletableFuture<Map<String, Ride>> ride(String... codes) {
        return ride(Urgency.MISS, List.of(codes));
    }

    private CompletableFuture<Map<String, Ride>> ride(Urgency urgency, List<String> codes) {
        return lanes.ride(LANE, new Wish(codes, urgency, batch -> send(urgency, batch)))
                .subscribeAsCompletionStage();
    }

    private Uni<Ride> send(Urgency urgency, List<String> batch) {
        sent.add(batch);
        urgencies.add(urgency);
        Ride ride = new Ride(
                batch,
                new Shelf.Beginning(time.instant(), 0, new PurgeMark("", 0, 0, 0)),
                UpstreamResult.Failed.of(FailureCause.TIMED_OUT));
        return Uni.createFrom().item(ride).onItem().delayIt().onExecutor(time).by(takes);
    }

    @Test
    void departsAtOnceWhereNothingIsUnderWay() {
        var _ = ride("A");

        assertThat(sent).containsExactly(List.of("A"));
    }

    @Test
    void aRefreshWaitsForAWindowForNobodyWaitsForIt() {
        var _ = ride(Urgency.REFRESH, List.of("A"));
        time.advance(Duration.ofMillis(4));
        assertThat(sent).isEmpty();

        time.advance(Duration.ofMillis(1));

        assertThat(sent).containsExactly(List.of("A"));
    }

    @Test
    void whoIsWaitedForTakesRefreshesAlongAtOnce() {
        var refreshed = ride(Urgency.REFRESH, List.of("A"));
        var _ = ride("B");
        assertThat(sent).containsExactly(List.of("A", "B"));
        var _ = ride("C");

        time.advance(takes);

        assertThat(refreshed).isDone();
        assertThat(sent).containsExactly(List.of("A", "B"), List.of("C"));
    }

    @Test
    void gathersForAWindowWhileSomethingIsUnderWay() {
        var _ = ride("A");
        CompletableFuture<Map<String, Ride>> b = ride("B");
        time.advance(Duration.ofMillis(4));
        CompletableFuture<Map<String, Ride>> bc = ride("B", "C");
        assertThat(sent).hasSize(1);

        time.advance(Duration.ofMillis(1));

        assertThat(sent).containsExactly(List.of("A"), List.of("B", "C"));
        time.advance(takes);
        assertThat(b.join().get("B")).isSameAs(bc.join().get("B"));
        assertThat(bc.join()).containsKeys("B", "C");
    }

    @Test
    void theNextWindowOpensWhileTwoAreUnderWay() {
        var _ = ride("A");
        var _ = ride("B");
        time.advance(Duration.ofMillis(6));
        var _ = ride("C");
        time.advance(Duration.ofMillis(6));

        assertThat(sent).containsExactly(List.of("A"), List.of("B"), List.of("C"));
    }

    @Test
    void whoGatheredDepartsThoughTheFirstHasLanded() {
        takes = Duration.ofMillis(2);
        var _ = ride("A");
        CompletableFuture<Map<String, Ride>> b = ride("B");

        time.advance(Duration.ofMillis(7));

        assertThat(b).isDone();
    }

    @Test
    void lanesDoNotWaitForEachOther() {
        var _ = ride("A");
        EntryKey other = Asks.key(Asks.ACME, "other");

        var ride = lanes.ride(other, new Wish(List.of("B"), Urgency.MISS, batch -> send(Urgency.MISS, batch)))
                .subscribeAsCompletionStage();

        assertThat(sent).containsExactly(List.of("A"), List.of("B"));
        time.advance(takes);
        assertThat(ride).isDone();
    }

    @Test
    void aBatchHasNoMoreCodesThanTheLimit() {
        CompletableFuture<Map<String, Ride>> ride =
                ride(Urgency.MISS, IntStream.range(0, 21).mapToObj(i -> "C" + i).toList());

        time.advance(takes);

        assertThat(sent).extracting(List::size).containsExactly(10, 10, 1);
        assertThat(ride.join()).hasSize(21);
    }

    @Test
    void theMostUrgentRiderSends() {
        var _ = ride("A");
        var _ = ride(Urgency.REFRESH, List.of("B"));
        var _ = ride(Urgency.MISS, List.of("C"));
        var _ = ride(Urgency.REFRESH, List.of("D"));

        time.advance(Duration.ofMillis(5));

        assertThat(urgencies).containsExactly(Urgency.MISS, Urgency.MISS);
        assertThat(sent.getLast()).containsExactly("B", "C", "D");
    }

    @Test
    void aSenderThatThrowsLeavesNobodyWaiting() {
        var _ = ride("A");
        Function<List<String>, Uni<Ride>> broken = batch -> {
            throw new IllegalStateException("a bug");
        };
        var first =
                lanes.ride(LANE, new Wish(List.of("B"), Urgency.MISS, broken)).subscribeAsCompletionStage();
        CompletableFuture<Map<String, Ride>> second = ride("C");

        time.advance(Duration.ofMillis(30));

        assertThat(first).isCompletedExceptionally();
        assertThat(second).isCompletedExceptionally();
        assertThat(ride("D")).isNotDone();
        time.advance(takes);
        assertThat(sent.getLast()).containsExactly("D");
    }

    @Test
    void whoGetsOffDoesNotStopTheOthers() {
        var _ = ride("A");
        ride("B").cancel(true);
        CompletableFuture<Map<String, Ride>> c = ride("C");

        time.advance(Duration.ofMillis(25));

        assertThat(c.join()).containsKey("C");
    }
}
