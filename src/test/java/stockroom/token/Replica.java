package stockroom.token;

import io.smallrye.mutiny.helpers.test.UniAssertSubscriber;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import stockroom.tenant.Tenant;
import stockroom.testing.FakeSharedState;
import stockroom.testing.VirtualTime;

/** One of several gateways, as far as tokens go. */
final class Replica {

    final SharedTokenSource source;
    final FakeSharedState.Link link;
    private final VirtualTime time;
    private Duration clockIsAhead = Duration.ZERO;

    /** Seeds that follow each other draw chances that are far apart, as {@link java.util.Random} would not at first. */
    Replica(VirtualTime time, FakeSharedState state, TokenExchange exchange, long seed) {
        this(time, state, exchange, new Ring(1), new CountedTokens(), seed);
    }

    Replica(
            VirtualTime time,
            FakeSharedState state,
            TokenExchange exchange,
            Ring ring,
            TokenMetrics metrics,
            long seed) {
        this(time, state, exchange, ring, metrics, new SplittableRandom(seed));
    }

    /** One that draws its chances elsewhere. */
    Replica(VirtualTime time, FakeSharedState state, TokenExchange exchange, RandomGenerator chance) {
        this(time, state, exchange, new Ring(1), new CountedTokens(), chance);
    }

    private Replica(
            VirtualTime time,
            FakeSharedState state,
            TokenExchange exchange,
            Ring ring,
            TokenMetrics metrics,
            RandomGenerator chance) {
        this.time = time;
        this.link = state.link();
        this.source = new SharedTokenSource(
                exchange,
                new TokenSharing(Optional.of(link), Optional.of(ring)),
                TokenSettings.DEFAULTS,
                new Surroundings(
                        () -> time.instant().plus(clockIsAhead),
                        () -> time.instant().toEpochMilli() * 1_000_000,
                        time,
                        chance,
                        new SecureRandom(),
                        metrics));
    }

    /** Steps the clock of its machine ahead or, with a negative duration, back. */
    void stepClock(Duration by) {
        clockIsAhead = clockIsAhead.plus(by);
    }

    /** Asks, and moves time on until there is an answer. */
    TokenResult token(Tenant tenant) {
        return answer(ask(tenant));
    }

    UniAssertSubscriber<TokenResult> ask(Tenant tenant) {
        return source.token(tenant).subscribe().withSubscriber(UniAssertSubscriber.create());
    }

    TokenResult answer(UniAssertSubscriber<TokenResult> asked) {
        for (int i = 0; i < 1000 && asked.getItem() == null; i++) {
            time.advance(Duration.ofMillis(50));
        }
        return asked.assertCompleted().getItem();
    }

    String value(Tenant tenant) {
        return ((TokenResult.Granted) token(tenant)).token().value().reveal();
    }
}
