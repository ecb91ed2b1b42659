package stockroom.vitals;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.InstantSource;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.jboss.logging.Logger;
import stockroom.catalog.Tier;
import stockroom.store.StoreMetrics;

/** Counts what the tiers do, keeps in mind how Redis last answered, and tells the log when it fails and works again. */
@Singleton
final class StoreMeters implements StoreMetrics {

    private static final Logger LOG = Logger.getLogger(StoreMeters.class);

    private enum Result {
        HIT,
        MISS
    }

    private final Pairs<Tier, Result, Counter> lookups;
    private final CountBy<Eviction> evictions;
    private final CountBy<Eviction> evicted;
    private final CountBy<Unreadable> unreadable;
    private final CountBy<Purge> purges;
    private final Pairs<Command, Outcome, Counter> commands;
    private final Map<Command, Timer> durations = new EnumMap<>(Command.class);
    private final Counter writesDropped;
    private final Counter subscriptionLosses;
    private final BreakerGauges<Breaker> breaker;
    private final RepeatedLog trouble;
    private volatile Outcome lastOutcome = Outcome.OK;

    @Inject
    StoreMeters(MeterRegistry registry, InstantSource clock) {
        Meters meters = new Meters(registry);
        lookups = new Pairs<>(
                Tier.class,
                (tier, result) -> meters.counter(
                        MetricNames.TIER_LOOKUPS, Labels.tags("tier", tier).and(Labels.tags("result", result))));
        evictions = new CountBy<>(meters, MetricNames.MEMORY_EVICTIONS, "cause", Eviction.class);
        evicted = new CountBy<>(meters, MetricNames.MEMORY_EVICTED, "cause", Eviction.class);
        unreadable = new CountBy<>(meters, MetricNames.ENTRIES_UNREADABLE, "reason", Unreadable.class);
        purges = new CountBy<>(meters, MetricNames.PURGES, "cause", Purge.class);
        commands = new Pairs<>(
                Command.class,
                (command, outcome) -> meters.counter(
                        MetricNames.REDIS_COMMANDS,
                        Labels.tags("command", command).and(Labels.tags("outcome", outcome))));
        for (Command command : Command.values()) {
            durations.put(command, meters.timer(MetricNames.REDIS_DURATION, Labels.tags("command", command)));
        }
        writesDropped = meters.counter(MetricNames.REDIS_WRITES_DROPPED, Tags.empty());
        subscriptionLosses = meters.counter(MetricNames.REDIS_SUBSCRIPTION_LOSSES, Tags.empty());
        trouble = new RepeatedLog("Redis", clock, LOG);
        breaker = new BreakerGauges<>(meters, "redis", Breaker.class, Optional.empty());
    }

    /** The breaker ahead of Redis; empty as long as nothing was asked of Redis. */
    Optional<Breaker> redisBreaker() {
        return breaker.state();
    }

    /** Purges are looked for in Redis twice a second, so this is never old. */
    RedisState redisState() {
        return RedisState.of(breaker.state(), lastOutcome);
    }

    @Override
    public void hit(Tier tier) {
        lookups.of(tier, Result.HIT).increment();
    }

    @Override
    public void miss(Tier tier) {
        lookups.of(tier, Result.MISS).increment();
    }

    @Override
    public void evicted(Eviction cause, int bytes) {
        evictions.increment(cause);
        evicted.add(cause, bytes);
    }

    @Override
    public void unreadable(Unreadable reason) {
        unreadable.increment(reason);
    }

    @Override
    public void writeDropped() {
        writesDropped.increment();
    }

    @Override
    public void redis(Command command, Outcome outcome, Duration took) {
        commands.of(command, outcome).increment();
        Timer timer = durations.get(command);
        if (timer != null) {
            timer.record(took);
        }
        lastOutcome = outcome;
        if (outcome == Outcome.OK) {
            trouble.worked();
        } else {
            trouble.failed(outcome);
        }
        breaker.inUse(Breaker.CLOSED);
    }

    @Override
    public void breaker(Breaker state) {
        breaker.turned(state);
    }

    @Override
    public void purged(Purge cause) {
        purges.increment(cause);
    }

    @Override
    public void subscriptionLost() {
        subscriptionLosses.increment();
    }
}
