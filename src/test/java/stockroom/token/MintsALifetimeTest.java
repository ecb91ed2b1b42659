package stockroom.token;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import stockroom.tenant.Tenant;
import stockroom.testing.FakeSharedState;
import stockroom.testing.VirtualTime;

/**
 * How often replicas log in while they can agree: once a lifetime, and once more.
 *
 * <p>A token of 60 s lives for 59 s and a little, as upstream tells its end in whole seconds, and the first of the
 * replicas to renew it does so ahead of that, here always as early as chance allows. Eleven such spans must fill ten
 * minutes.
 */
final class MintsALifetimeTest {

    private static final Duration TEN_MINUTES = Duration.ofMinutes(10);
    private static final int MINTS_MAX = 11;

    private final VirtualTime time = VirtualTime.start();
    private final FakeSharedState state = new FakeSharedState(time);
    private final FakeExchange upstream = new FakeExchange(time);

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
    void threeReplicasMintOnceALifetimeAndOnceMore(long seed) {
        upstream.tellsEndsInWholeSeconds();
        Random random = new Random(seed);
        time.advance(Duration.ofMillis(random.nextInt(1_000)));
        Tenant acme = Logins.tenant("acme", "v1");
        List<Replica> replicas = Stream.generate(() -> new Replica(time, state, upstream, () -> -1L))
                .limit(3)
                .toList();
        var end = time.instant().plus(TEN_MINUTES);
        while (time.instant().isBefore(end)) {
            Replica anyone = replicas.get(random.nextInt(replicas.size()));
            assertThat(anyone.token(acme)).isInstanceOf(TokenResult.Granted.class);
            time.advance(Duration.ofMillis(1 + random.nextInt(100)));
        }

        assertThat(upstream.logins).hasSizeBetween(MINTS_MAX - 1, MINTS_MAX);
    }
}
