package stockroom.wiring;

import io.netty.channel.EventLoop;
import io.vertx.core.impl.ContextInternal;
import java.util.Optional;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * Timers for short work. What an event loop schedules it runs itself, be it for once, as a call's time limits, or at a
 * rate, as the renewal of a lease: to tell another thread of what will most likely be cancelled costs more than most of
 * what is limited. All else runs on two threads, as what is done with a delay in between: while one looks into a file
 * the other holds nothing up.
 *
 * <p>What is cancelled is forgotten at once. Kept until its time it would hold on to the calls of seconds.
 */
final class LoopTimer extends ScheduledThreadPoolExecutor {

    private static final int THREADS = 2;

    LoopTimer() {
        super(THREADS, Thread.ofPlatform().daemon().name("stockroom-timer-", 0).factory());
        setRemoveOnCancelPolicy(true);
    }

    @Override
    public ScheduledFuture<?> schedule(Runnable work, long delay, TimeUnit unit) {
        return loop().<ScheduledFuture<?>>map(loop -> loop.schedule(work, delay, unit))
                .orElseGet(() -> super.schedule(work, delay, unit));
    }

    @Override
    public ScheduledFuture<?> scheduleAtFixedRate(Runnable work, long initialDelay, long period, TimeUnit unit) {
        return loop().<ScheduledFuture<?>>map(loop -> loop.scheduleAtFixedRate(work, initialDelay, period, unit))
                .orElseGet(() -> super.scheduleAtFixedRate(work, initialDelay, period, unit));
    }

    /** The event loop that runs this. */
    private static Optional<EventLoop> loop() {
        return Optional.ofNullable(ContextInternal.current())
                .map(ContextInternal::nettyEventLoop)
                .filter(EventLoop::inEventLoop);
    }
}
