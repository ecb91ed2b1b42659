package stockroom.token;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import java.util.random.RandomGenerator;

/** Keeps a replica from logging a tenant in again right after a passing failure: twice as long each time, spread out. */
final class LoginBackoff {

    private final LongSupplier nanos;
    private final LoginLimits limits;
    private final RandomGenerator chance;
    private final Map<String, Pause> pauses = new ConcurrentHashMap<>();

    /** @param nanos a clock that is never put back: a pause would last as much longer */
    LoginBackoff(LongSupplier nanos, LoginLimits limits, RandomGenerator chance) {
        this.nanos = nanos;
        this.limits = limits;
        this.chance = chance;
    }

    /** How long is left of the pause, if there is one. */
    Optional<Duration> left(String tenant) {
        long now = nanos.getAsLong();
        return Optional.ofNullable(pauses.get(tenant))
                .map(pause -> pause.left(now))
                .filter(Duration::isPositive);
    }

    /** Begins a pause and says how long it is: no shorter than upstream wishes, inside the limit. */
    Duration failed(String tenant, Optional<Duration> wished) {
        long now = nanos.getAsLong();
        Pause pause = pauses.compute(tenant, (name, before) -> {
            int failures = before == null ? 1 : before.failures() + 1;
            return new Pause(failures, now + length(failures, wished).toNanos());
        });
        return pause.left(now);
    }

    void forget(String tenant) {
        pauses.remove(tenant);
    }

    private Duration length(int failures, Optional<Duration> wished) {
        long first = limits.backoffFirst().toMillis();
        long max = limits.backoffMax().toMillis();
        long grown = Math.min(max, first << Math.min(failures - 1, 20));
        long spread = grown / 2 + (long) (chance.nextDouble() * grown / 2);
        long asked = Math.min(max, wished.map(Duration::toMillis).orElse(0L));
        return Duration.ofMillis(Math.max(Math.max(1, spread), asked));
    }

    private record Pause(int failures, long untilNanos) {

        Duration left(long now) {
            return Duration.ofNanos(untilNanos - now);
        }
    }
}
