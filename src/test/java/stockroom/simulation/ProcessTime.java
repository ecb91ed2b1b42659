package stockroom.simulation;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.AbstractExecutorService;
import java.util.concurrent.Callable;
import java.util.concurrent.Delayed;
import java.util.concurrent.FutureTask;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** One process's time: its timers end with it, its clock is its machine's and may be wrong, its nanoseconds never are. */
final class ProcessTime extends AbstractExecutorService implements ScheduledExecutorService, InstantSource {

    private final Agenda agenda;
    private final Clock clock;
    private boolean ended;
    private int waiting;

    ProcessTime(Agenda agenda, Clock clock) {
        this.agenda = agenda;
        this.clock = clock;
    }

    /** What a machine's clock shows beside the truth. */
    static final class Clock {

        private Duration error;

        Clock(Duration error) {
            this.error = error;
        }

        void step(Duration by) {
            error = error.plus(by);
        }

        Duration error() {
            return error;
        }
    }

    @Override
    public Instant instant() {
        return agenda.truth().plus(clock.error());
    }

    long nanos() {
        return agenda.nanos();
    }

    /** SIGKILL: nothing of this process runs any more. */
    void end() {
        ended = true;
    }

    boolean isAlive() {
        return !ended;
    }

    /** Timers that run once and have not. */
    int waiting() {
        return waiting;
    }

    @Override
    public void execute(Runnable command) {
        new Task<>(command, 0, 0);
    }

    @Override
    public ScheduledFuture<?> schedule(Runnable command, long delay, TimeUnit unit) {
        return new Task<>(command, unit.toNanos(delay), 0);
    }

    @Override
    public <V> ScheduledFuture<V> schedule(Callable<V> callable, long delay, TimeUnit unit) {
        return new Task<>(callable, unit.toNanos(delay));
    }

    @Override
    public ScheduledFuture<?> scheduleAtFixedRate(Runnable command, long initial, long period, TimeUnit unit) {
        return new Task<>(command, unit.toNanos(initial), unit.toNanos(period));
    }

    @Override
    public ScheduledFuture<?> scheduleWithFixedDelay(Runnable command, long initial, long delay, TimeUnit unit) {
        return scheduleAtFixedRate(command, initial, delay, unit);
    }

    private final class Task<V> extends FutureTask<V> implements ScheduledFuture<V> {

        private final long periodNanos;
        private long due;
        private Agenda.@Nullable Item item;

        private Task(Callable<V> callable, long delayNanos) {
            super(callable);
            this.periodNanos = 0;
            put(delayNanos);
        }

        @SuppressWarnings("NullAway") // A Runnable has no result: FutureTask takes null for it.
        private Task(Runnable command, long delayNanos, long periodNanos) {
            super(command, null);
            this.periodNanos = periodNanos;
            put(delayNanos);
        }

        private void put(long delayNanos) {
            due = agenda.nanos() + delayNanos;
            item = agenda.in(delayNanos, this);
            waiting += periodNanos == 0 ? 1 : 0;
        }

        @Override
        public void run() {
            item = null;
            waiting -= periodNanos == 0 ? 1 : 0;
            if (ended) {
                return;
            }
            if (periodNanos == 0) {
                super.run();
            } else if (runAndReset()) {
                put(periodNanos);
            }
        }

        @Override
        public boolean cancel(boolean mayInterruptIfRunning) {
            Agenda.Item put = item;
            if (put != null) {
                put.strike();
                item = null;
                waiting -= periodNanos == 0 ? 1 : 0;
            }
            return super.cancel(mayInterruptIfRunning);
        }

        @Override
        public long getDelay(TimeUnit unit) {
            return unit.convert(due - agenda.nanos(), TimeUnit.NANOSECONDS);
        }

        @Override
        public int compareTo(Delayed other) {
            return Long.compare(getDelay(TimeUnit.NANOSECONDS), other.getDelay(TimeUnit.NANOSECONDS));
        }
    }

    @Override
    public void shutdown() {
        end();
    }

    @Override
    public List<Runnable> shutdownNow() {
        end();
        return List.of();
    }

    @Override
    public boolean isShutdown() {
        return ended;
    }

    @Override
    public boolean isTerminated() {
        return ended;
    }

    @Override
    public boolean awaitTermination(long timeout, TimeUnit unit) {
        return ended;
    }
}
