package stockroom.wiring;

import io.vertx.core.impl.ContextInternal;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * Timers for short work. What an event loop schedules for once, as each call's time limits are, it runs itself: to tell
 * another thread of a limit that will most likely be met costs more than most of what is limited. All else runs on two
 * threads: while one looks into a file the other holds nothing up.
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
        ContextInternal context = ContextInternal.current();
        return context != null && context.nettyEventLoop().inEventLoop()
                ? context.nettyEventLoop().schedule(work, delay, unit)
                : super.schedule(work, delay, unit);
    }
}
