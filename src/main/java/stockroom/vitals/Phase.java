package stockroom.vitals;

import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

/** Where the process is on its way from start to end. */
@Singleton
final class Phase {

    private volatile Is is = Is.STARTING;

    /** The ways to be. */
    enum Is {
        STARTING,
        RUNNING,
        STOPPING
    }

    Is is() {
        return is;
    }

    void started(@Observes StartupEvent event) {
        is = Is.RUNNING;
    }

    /** Calls are still answered, but no more should come. */
    void asksToStop(@Observes ShutdownDelayInitiatedEvent event) {
        is = Is.STOPPING;
    }

    void stops(@Observes ShutdownEvent event) {
        is = Is.STOPPING;
    }
}
