package stockroom.lookup;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import stockroom.catalog.FailureCause;
import stockroom.catalog.Reply;
import stockroom.store.EntryKey;
import stockroom.upstream.Urgency;

final class SharedFetchTest {

    private static final EntryKey A = Asks.key(Asks.ACME, "A");
    private static final EntryKey B = Asks.key(Asks.ACME, "B");

    private final World world = new World();
    private final World.Replica replica = world.replica();
    private final Ambient ambient = new Ambient(world.time, new Random(1), world.time);
    private final Shelf shelf = new Shelf(replica.store, replica.purges, Duration.ofSeconds(30), ambient);
    private final SharedFetch fetch = new SharedFetch(
            shelf,
            new FetchLeases(
                    world.shared,
                    World.SETTINGS.leases(),
                    new CatalogLookup.Surroundings(ambient, LookupMetrics.NONE)));

    @AfterEach
    void noFlightAndNoLeaseIsLeft() {
        assertThat(fetch.underWay()).isZero();
        assertThat(world.comesToRest()).isTrue();
        assertThat(world.shared.keys()).noneMatch(key -> key.startsWith("lease:"));
    }

    private record Answering(Function<List<EntryKey>, Uni<Map<EntryKey, Outcome>>> how) implements Source {

        @Override
        public Uni<Map<EntryKey, Outcome>> ask(List<EntryKey> keys, Urgency urgency) {
            return how.apply(keys);
        }

        @Override
        public Lifetimes lifetimes() {
            return World.DETAILS;
        }

        @Override
        public String pilot() {
            return "acme";
        }
    }

    private static Outcome refused() {
        return Outcome.Brought.unkept(new Reply(200, Reply.Kind.REFUSED, "text/plain", new byte[0]));
    }

    private CompletableFuture<Outcome> board(EntryKey key, Source source) {
        return fetch.board(List.of(key), source, Urgency.MISS)
                .values()
                .iterator()
                .next()
                .landing()
                .subscribeAsCompletionStage();
    }

    @Test
    void aKeyThatASourceLeavesOutHasFailed() {
        Source leavesOutB = new Answering(keys -> Uni.createFrom().item(Map.of(A, refused())));

        var seats = fetch.board(List.of(A, B), leavesOutB, Urgency.MISS);

        assertThat(seats).containsOnlyKeys(A, B);
        assertThat(Objects.requireNonNull(seats.get(B))
                        .landing()
                        .subscribeAsCompletionStage()
                        .join())
                .isInstanceOfSatisfying(
                        Outcome.Failed.class,
                        failed -> assertThat(failed.cause()).isEqualTo(FailureCause.UNREADABLE));
    }

    @Test
    void aSourceThatThrowsIsABugToItsCallersAndHoldsNoLease() {
        Source broken = new Answering(keys -> {
            throw new IllegalStateException("a bug");
        });

        assertThat(board(A, broken)).isCompletedExceptionally();
        assertThat(world.time.waiting()).isZero();
    }

    @Test
    void aSourceThatFailsIsABugToo() {
        Source broken = new Answering(keys -> Uni.createFrom().failure(new IllegalStateException("a bug")));

        assertThat(board(A, broken)).isCompletedExceptionally();
        assertThat(board(A, new Answering(keys -> Uni.createFrom().item(Map.of(A, refused())))))
                .isCompletedWithValueMatching(Outcome.Brought.class::isInstance);
    }

    @Test
    void allKeysThatAreNotUnderWayAreAskedForTogether() {
        List<List<EntryKey>> asked = new ArrayList<>();
        Source slow = new Answering(keys -> {
            asked.add(keys);
            return Uni.createFrom()
                    .item(Map.of(A, refused(), B, refused()))
                    .onItem()
                    .delayIt()
                    .onExecutor(world.time)
                    .by(Duration.ofMillis(10));
        });
        CompletableFuture<Outcome> first = board(A, slow);

        fetch.board(List.of(A, B), slow, Urgency.MISS);
        world.time.advance(Duration.ofMillis(10));

        assertThat(first).isDone();
        assertThat(asked).containsExactly(List.of(A), List.of(B));
    }
}
