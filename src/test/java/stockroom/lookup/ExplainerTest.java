package stockroom.lookup;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import stockroom.catalog.Call;
import stockroom.catalog.FailureCause;
import stockroom.catalog.Methods;
import stockroom.catalog.Tier;
import stockroom.lookup.Explanation.Next;
import stockroom.lookup.Explanation.Piece;
import stockroom.lookup.Explanation.Seen;
import stockroom.lookup.Explanation.Treatment;
import stockroom.store.PurgeBarrier;
import stockroom.store.PurgeSelector;
import stockroom.store.Shelved;

/** What is explained is what the next call gets, and explaining changes nothing. */
final class ExplainerTest {

    private final World world = new World();
    private final World.Replica replica = world.replica();
    private final World.Replica other = world.replica();

    private Explanation explain(World.Replica at, Call call) {
        CompletableFuture<Explanation> explained =
                at.lookup.explain(Asks.ACME, call).subscribeAsCompletionStage();
        for (int i = 0; i < 1_000 && !explained.isDone(); i++) {
            world.time.advance(Duration.ofMillis(1));
        }
        return explained.join();
    }

    private Piece only(World.Replica at) {
        assertThat(explain(at, Asks.VPS).pieces()).hasSize(1);
        return explain(at, Asks.VPS).pieces().getFirst();
    }

    private static Next next(Piece piece) {
        return piece.decision().next();
    }

    @Test
    void whatNobodyHasIsAskedForAndStaysUnasked() {
        Piece piece = only(replica);

        assertThat(next(piece)).isEqualTo(Next.FETCHED);
        assertThat(piece.kept().said()).containsInstanceOf(Shelved.InRedis.Absent.class);
        assertThat(world.upstream.asked()).isZero();
        assertThat(replica.memory.entries()).isZero();
    }

    @Test
    void anotherReplicasEntryIsSeenInRedisAndNotTakenIntoMemory() {
        other.answer(Asks.ACME, Asks.VPS);

        Piece piece = only(replica);

        assertThat(piece.decision()).isEqualTo(new Explanation.Decision(Next.FRESH, Optional.of(Tier.REDIS)));
        assertThat(replica.memory.entries()).isZero();
        assertThat(replica.answer(Asks.ACME, Asks.VPS))
                .isInstanceOfSatisfying(
                        LookupResult.Hit.class, hit -> assertThat(hit.tier()).isEqualTo(Tier.REDIS));
    }

    @Test
    void tellsAgesAndWhatIsLeftOfEachLimit() {
        replica.answer(Asks.ACME, Asks.VPS);
        world.time.advance(Duration.ofMinutes(8));

        Piece piece = only(replica);

        Seen seen = piece.kept().memory().orElseThrow();
        assertThat(next(piece)).isEqualTo(Next.STALE_WHILE_REFRESHING);
        assertThat(seen.verdict()).isEqualTo(Verdict.STALE);
        assertThat(seen.aging().age()).isBetween(Duration.ofMinutes(8), Duration.ofSeconds(485));
        assertThat(seen.freshLeft()).isNegative();
        assertThat(seen.staleWhileRefreshingLeft().orElseThrow())
                .isBetween(Duration.ofSeconds(415), Duration.ofMinutes(7));
        assertThat(seen.staleOnErrorLeft().orElseThrow()).isGreaterThan(Duration.ofHours(23));
    }

    @Test
    void aPurgeIsNamedAndTheEntryIsCalledPurged() {
        replica.answer(Asks.ACME, Asks.VPS);
        PurgeSelector all = new PurgeSelector(Optional.empty(), Optional.of(Methods.DETAILS), Optional.empty());
        var _ = replica.purges.purge(all).subscribeAsCompletionStage();
        world.time.advance(Duration.ofSeconds(2));

        Piece piece = only(replica);

        assertThat(piece.barriers()).extracting(PurgeBarrier::selector).contains(all);
        assertThat(piece.kept().memory())
                .hasValueSatisfying(seen -> assertThat(seen.purged()).isTrue());
        assertThat(next(piece)).isEqualTo(Next.FETCHED);
    }

    @Test
    void startingPricesAreExplainedProductByProduct() {
        replica.answer(Asks.ACME, Asks.startingPrice("A"));

        Explanation explained = explain(replica, Asks.startingPrice("B", "A", "B"));

        assertThat(explained.treatment()).isEqualTo(Treatment.BY_PRODUCT);
        assertThat(explained.pieces())
                .extracting(piece -> piece.key().product().orElse(""))
                .containsExactly("B", "A");
        assertThat(explained.pieces()).extracting(ExplainerTest::next).containsExactly(Next.FETCHED, Next.FRESH);
    }

    @Test
    void aQuoteIsLiveAndAMethodWithoutLifetimesIsForwarded() {
        assertThat(explain(replica, Asks.call(Methods.PRICE, Asks.object())).treatment())
                .isEqualTo(Treatment.LIVE);
        assertThat(explain(replica, Asks.call(Methods.MARKETING_LIST, Asks.object()))
                        .treatment())
                .isEqualTo(Treatment.FORWARDED);
        assertThat(explain(replica, Asks.call(Methods.STARTING_PRICE, Asks.object()))
                        .treatment())
                .isEqualTo(Treatment.AS_ASKED);
    }

    @Test
    void redisThatDoesNotAnswerIsSaidToBeSilent() {
        world.shared.failing(true);

        assertThat(only(replica).kept().said()).containsInstanceOf(Shelved.InRedis.Silent.class);
    }

    @Test
    void theNextCallGetsWhatWasExplained() {
        Random random = new Random(4);
        for (int step = 0; step < 400; step++) {
            if (random.nextInt(3) == 0) {
                world.upstream.fails(FailureCause.UNREACHABLE);
            } else {
                world.upstream.isWell();
            }
            world.time.advance(Duration.ofSeconds(random.nextInt(random.nextInt(10) == 0 ? 100_000 : 400)));
            World.Replica at = random.nextBoolean() ? replica : other;
            Piece expected = only(at);
            assertThat(next(expected)).as("explained twice").isEqualTo(next(only(at)));
            assertAgrees(expected, at.answer(Asks.ACME, Asks.VPS));
            world.time.advance(Duration.ofSeconds(10));
        }
    }

    private static void assertAgrees(Piece piece, LookupResult result) {
        boolean agrees = switch (next(piece)) {
            case FRESH -> isHit(piece, result) && !isOver(result);
            case STALE_WHILE_REFRESHING -> isHit(piece, result) && isOver(result);
            case STALE_WHILE_RESTING -> result instanceof LookupResult.Stale;
            case JOINED, FETCHED -> result instanceof LookupResult.Fetched || result instanceof LookupResult.Failed;
            case FETCHED_ELSE_STALE -> result instanceof LookupResult.Fetched || result instanceof LookupResult.Stale;
        };
        assertThat(agrees).as("%s, and got %s", piece.decision(), result).isTrue();
    }

    private static boolean isHit(Piece piece, LookupResult result) {
        return result instanceof LookupResult.Hit hit && piece.decision().from().equals(Optional.of(hit.tier()));
    }

    private static boolean isOver(LookupResult result) {
        return result instanceof LookupResult.Hit hit && !hit.aging().left().isPositive();
    }
}
