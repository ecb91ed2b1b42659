package stockroom.testing;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.concurrent.AbstractExecutorService;
import java.util.concurrent.Callable;
import java.util.concurrent.Delayed;
import java.util.concurrent.FutureTask;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/**
 * A clock and its timers that move when a test says so. Tasks run on the test's thread, in the order of their time, each
 * with the clock standing at its time; for tests of one thread.
 */
public final class VirtualTime extends AbstractExecutorService implements InstantSource, ScheduledExecutorService {

    private final PriorityQueue<Task<?>> tasks = new PriorityQueue<>(
            Comparator.<Task<?>, Instant>comparing(task -> task.due).thenComparingLong(task -> task.order));
    private Instant now;
    private long ordered;
    private boolean shutdown;

    public VirtualTime(Instant start) {
        this.now = start;
    }

    /** From noon of a day in 2026. */
    public static VirtualTime start() {
        return new VirtualTime(Instant.parse("2026-03-01T12:00:00Z"));
    }

    @Override
    public Instant instant() {
        return now;
    }

    /** Moves the clock on and runs what falls due on the way, also what that brings about. */
    public void advance(Duration by) {
        Instant end = now.plus(by);
        for (Task<?> next = tasks.peek(); next != null && !next.due.isAfter(end); next = tasks.peek()) {
            tasks.remove(next);
            now = next.due.isAfter(now) ? next.due : now;
            next.run();
        }
        now = end;
    }

    /** Runs what is due now. */
    public void runDue() {
        advance(Duration.ZERO);
    }

    /** Tasks that wait for their time. */
    public int waiting() {
        return tasks.size();
    }

    @Override
    public void execute(Runnable command) {
        tasks.add(new Task<>(command, now, Duration.ZERO));
    }

    @Override
    public ScheduledFuture<?> schedule(Runnable command, long delay, TimeUnit unit) {
        return add(new Task<>(command, in(delay, unit), Duration.ZERO));
    }

    @Override
    public <V> ScheduledFuture<V> schedule(Callable<V> callable, long delay, TimeUnit unit) {
        return add(new Task<>(callable, in(delay, unit)));
    }

    @Override
    public ScheduledFuture<?> scheduleAtFixedRate(Runnable command, long initial, long period, TimeUnit unit) {
        return add(new Task<>(command, in(initial, unit), Duration.of(period, unit.toChronoUnit())));
    }

    @Override
    public ScheduledFuture<?> scheduleWithFixedDelay(Runnable command, long initial, long delay, TimeUnit unit) {
        return scheduleAtFixedRate(command, initial, delay, unit);
    }

    @Override
    public void shutdown() {
        shutdown = true;
    }

    @Override
    public List<Runnable> shutdownNow() {
        shutdown = true;
        List<Runnable> left = List.copyOf(tasks);
        tasks.clear();
        return left;
    }

    @Override
    public boolean isShutdown() {
        return shutdown;
    }

    @Override
    public boolean isTerminated() {
        return shutdown && tasks.isEmpty();
    }

    @Override
    public boolean awaitTermination(long timeout, TimeUnit unit) {
        advance(Duration.of(timeout, unit.toChronoUnit()));
        return isTerminated();
    }

    private Instant in(long delay, TimeUnit unit) {
        return now.plus(Duration.of(Math.max(0, delay), unit.toChronoUnit()));
    }

    private <V> Task<V> add(Task<V> task) {
        tasks.add(task);
        return task;
    }

    private final class Task<V> extends FutureTask<V> implements ScheduledFuture<V> {

        private final long order = ordered++;
        private final Duration period;
        private Instant due;

        Task(Callable<V> callable, Instant due) {
            super(callable);
            this.due = due;
            this.period = Duration.ZERO;
        }

        @SuppressWarnings("NullAway") // A Runnable has no result: FutureTask takes null for it.
        Task(Runnable command, Instant due, Duration period) {
            super(command, null);
            this.due = due;
            this.period = period;
        }

        @Override
        public void run() {
            if (period.isZero()) {
                super.run();
            } else if (runAndReset()) {
                due = due.plus(period);
                tasks.add(this);
            }
        }

        @Override
        public boolean cancel(boolean mayInterruptIfRunning) {
            tasks.remove(this);
            return super.cancel(mayInterruptIfRunning);
        }

        @Override
        public long getDelay(TimeUnit unit) {
            return unit.convert(Duration.between(now, due));
        }

        @Override
        public int compareTo(Delayed other) {
            return Long.compare(getDelay(TimeUnit.NANOSECONDS), other.getDelay(TimeUnit.NANOSECONDS));
        }
    }
}
