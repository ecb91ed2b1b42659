package stockroom.wiring;

import io.netty.channel.EventLoop;
import io.vertx.core.impl.ContextInternal;
import java.util.Optional;
import java.util.concurrent.Delayed;
import java.util.concurrent.FutureTask;
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
        return loop().<ScheduledFuture<?>>map(loop -> new AfterReads(loop, work, delay, unit))
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

    /**
     * Work that is due: once more the event loop looks what has come in, and reads it, before that is done. A loop that
     * was busy for as long as a limit would else miss the answer that waits to be read.
     */
    private static final class AfterReads extends FutureTask<Object> implements ScheduledFuture<Object> {

        private final ScheduledFuture<?> due;

        AfterReads(EventLoop loop, Runnable work, long delay, TimeUnit unit) {
            super(work, work);
            this.due = loop.schedule(() -> afterReads(loop), delay, unit);
        }

        /** What is scheduled while a loop runs what was due runs in its next turn, and each turn begins with reading. */
        private void afterReads(EventLoop loop) {
            Runnable self = this;
            var _ = loop.schedule(self, 1, TimeUnit.NANOSECONDS);
        }

        @Override
        public boolean cancel(boolean interrupts) {
            due.cancel(false);
            return super.cancel(false);
        }

        @Override
        public long getDelay(TimeUnit unit) {
            return due.getDelay(unit);
        }

        @Override
        public int compareTo(Delayed other) {
            return Long.compare(getDelay(TimeUnit.NANOSECONDS), other.getDelay(TimeUnit.NANOSECONDS));
        }
    }
}
