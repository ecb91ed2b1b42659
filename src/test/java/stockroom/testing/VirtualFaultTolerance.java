package stockroom.testing;

import io.smallrye.faulttolerance.api.CircuitBreakerMaintenance;
import io.smallrye.faulttolerance.api.FaultTolerance;
import io.smallrye.faulttolerance.api.Guard;
import io.smallrye.faulttolerance.api.Spi;
import io.smallrye.faulttolerance.api.TypedGuard;
import io.smallrye.faulttolerance.apiimpl.BasicCircuitBreakerMaintenanceImpl;
import io.smallrye.faulttolerance.apiimpl.BuilderEagerDependencies;
import io.smallrye.faulttolerance.apiimpl.BuilderLazyDependencies;
import io.smallrye.faulttolerance.apiimpl.GuardImpl;
import io.smallrye.faulttolerance.apiimpl.TypedGuardImpl;
import io.smallrye.faulttolerance.core.event.loop.EventLoop;
import io.smallrye.faulttolerance.core.metrics.MeteredOperation;
import io.smallrye.faulttolerance.core.metrics.MetricsProvider;
import io.smallrye.faulttolerance.core.metrics.MetricsRecorder;
import io.smallrye.faulttolerance.core.timer.Timer;
import io.smallrye.faulttolerance.core.timer.TimerTask;
import java.lang.reflect.Type;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/**
 * SmallRye Fault Tolerance outside an application, with its timers on virtual time. Found as a service; inside a running
 * application the application's own goes first.
 */
public final class VirtualFaultTolerance implements Spi {

    private static final ThreadLocal<ScheduledExecutorService> TIME = ThreadLocal.withInitial(VirtualTime::start);

    private final BasicCircuitBreakerMaintenanceImpl maintenance = new BasicCircuitBreakerMaintenanceImpl();
    private final BuilderEagerDependencies eager = () -> maintenance;

    /** Guards that this thread first uses from now on follow these timers. */
    public static void follow(ScheduledExecutorService virtual) {
        TIME.set(virtual);
    }

    @Override
    public boolean applies() {
        return true;
    }

    @Override
    public int priority() {
        return 1;
    }

    @Override
    public Guard.Builder newGuardBuilder() {
        return new GuardImpl.BuilderImpl(eager, Dependencies::new);
    }

    @Override
    public <T> TypedGuard.Builder<T> newTypedGuardBuilder(Type type) {
        return new TypedGuardImpl.BuilderImpl<>(eager, Dependencies::new, type);
    }

    @Override
    @SuppressWarnings("removal") // The interface still asks for it.
    public <T, R> FaultTolerance.Builder<T, R> newBuilder(Function<FaultTolerance<T>, R> finisher) {
        throw new UnsupportedOperationException();
    }

    @Override
    @SuppressWarnings("removal") // The interface still asks for it.
    public <T, R> FaultTolerance.Builder<T, R> newAsyncBuilder(
            Class<?> asyncType, Function<FaultTolerance<T>, R> finisher) {
        throw new UnsupportedOperationException();
    }

    @Override
    public CircuitBreakerMaintenance circuitBreakerMaintenance() {
        return maintenance;
    }

    private static final class Dependencies implements BuilderLazyDependencies {

        private final ScheduledExecutorService own = TIME.get();

        @Override
        public boolean ftEnabled() {
            return true;
        }

        @Override
        public ExecutorService asyncExecutor() {
            return own;
        }

        @Override
        @SuppressWarnings("NullAway") // No event loop is what null means here.
        public EventLoop eventLoop() {
            return () -> null;
        }

        @Override
        public Timer timer() {
            return new VirtualTimer(own);
        }

        @Override
        public MetricsProvider metricsProvider() {
            return new MetricsProvider() {
                @Override
                public boolean isEnabled() {
                    return false;
                }

                @Override
                public MetricsRecorder create(MeteredOperation operation) {
                    return MetricsRecorder.NOOP;
                }
            };
        }
    }

    private record VirtualTimer(ScheduledExecutorService time) implements Timer {

        @Override
        public int getId() {
            return 1;
        }

        @Override
        public TimerTask schedule(long delayInMillis, Runnable task) {
            ScheduledFuture<?> scheduled = time.schedule(task, delayInMillis, TimeUnit.MILLISECONDS);
            return new TimerTask() {
                @Override
                public boolean isDone() {
                    return scheduled.isDone();
                }

                @Override
                public boolean cancel() {
                    return scheduled.cancel(false);
                }
            };
        }

        @Override
        public TimerTask schedule(long delayInMillis, Runnable task, Executor executor) {
            return schedule(delayInMillis, task);
        }

        @Override
        public int countScheduledTasks() {
            return 0;
        }

        @Override
        public void shutdown() {}
    }
}
