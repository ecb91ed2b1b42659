package stockroom.vitals;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import stockroom.catalog.Tier;
import stockroom.store.StoreMetrics.Breaker;
import stockroom.store.StoreMetrics.Command;
import stockroom.store.StoreMetrics.Eviction;
import stockroom.store.StoreMetrics.Outcome;
import stockroom.store.StoreMetrics.Purge;
import stockroom.store.StoreMetrics.Unreadable;

final class StoreMetersTest {

    private static final Duration MILLISECOND = Duration.ofMillis(1);

    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final StoreMeters meters = new StoreMeters(registry, InstantSource.system());

    @Test
    void tellsHitsFromMissesInEachTier() {
        meters.hit(Tier.MEMORY);
        meters.miss(Tier.MEMORY);
        meters.miss(Tier.MEMORY);
        meters.hit(Tier.REDIS);

        assertThat(count("stockroom.tier.lookups", "tier", "memory", "result", "hit"))
                .isEqualTo(1);
        assertThat(count("stockroom.tier.lookups", "tier", "memory", "result", "miss"))
                .isEqualTo(2);
        assertThat(count("stockroom.tier.lookups", "tier", "redis", "result", "hit"))
                .isEqualTo(1);
    }

    @Test
    void countsEvictionsAndWhatTheyFreed() {
        meters.evicted(Eviction.SIZE, 1000);
        meters.evicted(Eviction.SIZE, 24);

        assertThat(count("stockroom.memory.evictions", "cause", "size")).isEqualTo(2);
        assertThat(count("stockroom.memory.evicted", "cause", "size")).isEqualTo(1024);
        assertThat(count("stockroom.memory.evictions", "cause", "expired")).isZero();
    }

    @Test
    void countsWhatWentWrongByItsReason() {
        meters.unreadable(Unreadable.OTHER_KEY);
        meters.writeDropped();
        meters.subscriptionLost();
        meters.purged(Purge.LOST_TRACK);

        assertThat(count("stockroom.entries.unreadable", "reason", "other_key")).isEqualTo(1);
        assertThat(count("stockroom.redis.writes.dropped")).isEqualTo(1);
        assertThat(count("stockroom.redis.subscription.losses")).isEqualTo(1);
        assertThat(count("stockroom.purges", "cause", "lost_track")).isEqualTo(1);
    }

    @Test
    void countsCommandsByOutcomeAndTimesThemAll() {
        meters.redis(Command.GET_ALL, Outcome.OK, MILLISECOND);
        meters.redis(Command.GET_ALL, Outcome.TIMEOUT, MILLISECOND);

        assertThat(count("stockroom.redis.commands", "command", "get_all", "outcome", "ok"))
                .isEqualTo(1);
        assertThat(count("stockroom.redis.commands", "command", "get_all", "outcome", "timeout"))
                .isEqualTo(1);
        var timer = registry.get("stockroom.redis.command.duration")
                .tags("command", "get_all")
                .timer();
        assertThat(timer.count()).isEqualTo(2);
        assertThat(timer.totalTime(TimeUnit.MILLISECONDS)).isEqualTo(2);
    }

    @Test
    void redisIsOffUntilSomethingIsAskedOfIt() {
        assertThat(meters.redisState()).isEqualTo(RedisState.OFF);
        assertThat(meters.redisBreaker()).isEmpty();
        assertThat(state("closed")).isZero();

        meters.redis(Command.GET, Outcome.OK, MILLISECOND);

        assertThat(meters.redisState()).isEqualTo(RedisState.UP);
        assertThat(meters.redisBreaker()).contains(Breaker.CLOSED);
        assertThat(state("closed")).isEqualTo(1);
    }

    @Test
    void redisIsDegradedWhileItFailsOrItsBreakerIsNotClosed() {
        meters.redis(Command.GET, Outcome.TIMEOUT, MILLISECOND);
        assertThat(meters.redisState()).isEqualTo(RedisState.DEGRADED);

        meters.breaker(Breaker.OPEN);
        meters.redis(Command.GET, Outcome.BREAKER_OPEN, MILLISECOND);
        assertThat(meters.redisBreaker()).contains(Breaker.OPEN);

        meters.breaker(Breaker.HALF_OPEN);
        meters.redis(Command.GET, Outcome.OK, MILLISECOND);
        assertThat(meters.redisState()).isEqualTo(RedisState.DEGRADED);

        meters.breaker(Breaker.CLOSED);
        assertThat(meters.redisState()).isEqualTo(RedisState.UP);
    }

    private double count(String name, String... tags) {
        return registry.get(name).tags(tags).counter().count();
    }

    private double state(String state) {
        return registry.get("stockroom.breaker.state")
                .tags("breaker", "redis", "state", state)
                .gauge()
                .value();
    }
}
