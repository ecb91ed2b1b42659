package stockroom.lookup;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import stockroom.lookup.InFlight.Seat;
import stockroom.lookup.LookupResult.Sharing;

final class InFlightTest {

    private final InFlight<String, String> flights = new InFlight<>();

    @Test
    void theFirstFliesAloneAndTheOthersComeAlong() {
        Seat<String> first = flights.board("k");
        Seat<String> second = flights.board("k");

        flights.land("k", "v");

        assertThat(first.sharing()).isEqualTo(Sharing.ALONE);
        assertThat(second.sharing()).isEqualTo(Sharing.COLLAPSED);
        assertThat(first.landing().subscribeAsCompletionStage()).isCompletedWithValue("v");
        assertThat(second.landing().subscribeAsCompletionStage()).isCompletedWithValue("v");
        assertThat(flights.size()).isZero();
    }

    @Test
    void keysFlyApart() {
        flights.board("k");

        assertThat(flights.board("other").sharing()).isEqualTo(Sharing.ALONE);
    }

    @Test
    void whoComesWhenTheFlightEndsBeginsAnother() {
        List<Sharing> atTheGate = new ArrayList<>();
        flights.board("k")
                .landing()
                .subscribe()
                .with(value -> atTheGate.add(flights.board("k").sharing()));

        flights.land("k", "v");

        assertThat(atTheGate).containsExactly(Sharing.ALONE);
        assertThat(flights.size()).isEqualTo(1);
    }

    @Test
    void whoLeavesTakesNobodyWithHim() {
        CompletableFuture<String> stays = flights.board("k").landing().subscribeAsCompletionStage();
        flights.board("k").landing().subscribeAsCompletionStage().cancel(true);

        flights.land("k", "v");

        assertThat(stays).isCompletedWithValue("v");
    }

    @Test
    void aBugIsToldToAllAndTheNextOneTriesAgain() {
        CompletableFuture<String> one = flights.board("k").landing().subscribeAsCompletionStage();
        CompletableFuture<String> other = flights.board("k").landing().subscribeAsCompletionStage();

        flights.crash("k", new IllegalStateException("bug"));

        assertThat(one).isCompletedExceptionally();
        assertThat(other).isCompletedExceptionally();
        assertThat(flights.board("k").sharing()).isEqualTo(Sharing.ALONE);
    }

    @Test
    void landingWhatDoesNotFlyIsNothing() {
        flights.land("k", "v");
        flights.crash("k", new IllegalStateException("bug"));

        assertThat(flights.size()).isZero();
    }

    /** Many threads board few keys; who flies alone lands the flight. Everybody gets a value, of his own key. */
    @Test
    void joinsThreadsWithoutLosingOne() throws Exception {
        Map<Integer, AtomicInteger> begun = new ConcurrentHashMap<>();
        AtomicInteger landed = new AtomicInteger();
        InFlight<Integer, String> shared = new InFlight<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
            for (int i = 0; i < 40_000; i++) {
                int key = i % 7;
                threads.execute(() -> {
                    Seat<String> seat = shared.board(key);
                    seat.landing().subscribe().with(value -> {
                        if (value.equals("of " + key)) {
                            landed.incrementAndGet();
                        }
                    });
                    if (seat.sharing() == Sharing.ALONE) {
                        begun.computeIfAbsent(key, k -> new AtomicInteger()).incrementAndGet();
                        threads.execute(() -> shared.land(key, "of " + key));
                    }
                });
            }
            Awaitility.await().until(() -> landed.get() == 40_000);
        }

        assertThat(shared.size()).isZero();
        assertThat(begun).hasSize(7);
    }
}
