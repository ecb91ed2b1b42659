package stockroom.wiring;

import io.quarkus.arc.DefaultBean;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.enterprise.inject.Typed;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.InstantSource;
import java.util.concurrent.ThreadLocalRandom;
import java.util.random.RandomGenerator;
import stockroom.lookup.Ambient;
import stockroom.store.SteadyClock;

/** Time, chance and timers: the only place that takes them from the machine. */
@Dependent
class Basics {

    @Produces
    @Singleton
    @DefaultBean
    InstantSource clock(StockroomConfig config) {
        return config.drill()
                .clockOffsetFile()
                .<InstantSource>map(file -> new DrillClock(Clock.systemUTC(), file))
                .orElseGet(Clock::systemUTC);
    }

    /** Quick, and good enough for jitter and for names; not for secrets. */
    @Produces
    @Singleton
    RandomGenerator chance() {
        return () -> ThreadLocalRandom.current().nextLong();
    }

    @Produces
    @Singleton
    @Typed(SecureRandom.class)
    SecureRandom secrets() {
        return new SecureRandom();
    }

    @Produces
    @Singleton
    Ambient ambient(InstantSource clock, RandomGenerator chance) {
        LoopTimer timer = new LoopTimer();
        if (clock instanceof DrillClock drill) {
            drill.follow(timer);
        }
        return new Ambient(clock, chance, timer);
    }

    /** For ages; all else goes by the time of day. */
    @Produces
    @Singleton
    @Typed(SteadyClock.class)
    SteadyClock steady(Ambient ambient) {
        SteadyClock steady = new SteadyClock(ambient.clock(), System::nanoTime);
        steady.follow(ambient.timer());
        return steady;
    }

    void stop(@Disposes Ambient ambient) {
        ambient.timer().shutdownNow();
    }
}
