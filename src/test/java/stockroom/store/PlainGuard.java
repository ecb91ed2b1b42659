package stockroom.store;

import io.smallrye.faulttolerance.api.Guard;
import io.smallrye.faulttolerance.apiimpl.BasicCircuitBreakerMaintenanceImpl;
import io.smallrye.faulttolerance.apiimpl.BuilderLazyDependencies;
import io.smallrye.faulttolerance.apiimpl.GuardImpl;
import io.smallrye.faulttolerance.core.event.loop.EventLoop;
import io.smallrye.faulttolerance.core.metrics.MeteredOperation;
import io.smallrye.faulttolerance.core.metrics.MetricsProvider;
import io.smallrye.faulttolerance.core.metrics.MetricsRecorder;
import io.smallrye.faulttolerance.core.timer.ThreadTimer;
import io.smallrye.faulttolerance.core.timer.Timer;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Real fault tolerance without a CDI container around it. */
final class PlainGuard implements BuilderLazyDependencies {

    private static final PlainGuard INSTANCE = new PlainGuard();

    private final ExecutorService executor = Executors.newCachedThreadPool(
            Thread.ofPlatform().daemon().name("guard-", 0).factory());
    private final Timer timer = new ThreadTimer(executor);

    static Guard.Builder create() {
        return new GuardImpl.BuilderImpl(BasicCircuitBreakerMaintenanceImpl::new, () -> INSTANCE);
    }

    @Override
    public boolean ftEnabled() {
        return true;
    }

    @Override
    public ExecutorService asyncExecutor() {
        return executor;
    }

    @Override
    public EventLoop eventLoop() {
        return EventLoop.get();
    }

    @Override
    public Timer timer() {
        return timer;
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
