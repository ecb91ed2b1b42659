package stockroom.token;

import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.LongSupplier;
import java.util.random.RandomGenerator;

/**
 * Time, chance, and who watches.
 *
 * @param nanos a clock that never goes back: {@code System::nanoTime}
 * @param timers runs short tasks that never block
 * @param chance spreads replicas out
 * @param secrets makes nonces and lease owners
 */
public record Surroundings(
        InstantSource clock,
        LongSupplier nanos,
        ScheduledExecutorService timers,
        RandomGenerator chance,
        SecureRandom secrets,
        TokenMetrics metrics) {}
