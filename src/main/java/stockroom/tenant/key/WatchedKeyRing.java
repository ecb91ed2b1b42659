package stockroom.tenant.key;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * The ring of a file that is read again and again, so that keys are rotated without a restart.
 *
 * <p>A file that breaks leaves the ring as it was: without it, nothing that replicas hold would open any more.
 */
public final class WatchedKeyRing implements Supplier<KeyRing>, AutoCloseable {

    private static final Logger LOG = Logger.getLogger(WatchedKeyRing.class);

    private final Path file;
    private volatile KeyRing ring;
    private volatile Optional<String> problem = Optional.empty();
    private @Nullable ScheduledFuture<?> looking;

    /**
     * Reads the file once.
     *
     * @throws KeyFileException if it cannot be used: there is no earlier ring to go on with
     */
    WatchedKeyRing(Path file) {
        this.file = file;
        this.ring = KeyRing.read(file);
    }

    /** Reads the file now and again at each interval, on the timer's threads: reading blocks. */
    public static WatchedKeyRing watching(Path file, Duration lookEvery, ScheduledExecutorService timer) {
        var watched = new WatchedKeyRing(file);
        var millis = lookEvery.toMillis();
        watched.looking = timer.scheduleWithFixedDelay(watched::look, millis, millis, TimeUnit.MILLISECONDS);
        return watched;
    }

    /** The ring as it is now; the same object for as long as its keys are. */
    @Override
    public KeyRing get() {
        return ring;
    }

    /** What is wrong with the file, without contents, if the ring is an older one for that reason. */
    public Optional<String> problem() {
        return problem;
    }

    /** Reads the file again. Blocks. */
    void look() {
        try {
            var found = KeyRing.read(file);
            problem = Optional.empty();
            if (!found.ids().equals(ring.ids())) {
                ring = found;
                LOG.infof("token keys changed keys=%s", found.ids());
            }
        } catch (KeyFileException broken) {
            tell(String.valueOf(broken.getMessage()));
        }
    }

    private void tell(String what) {
        var news = Optional.of(what);
        if (!problem.equals(news)) {
            LOG.warnf("token keys stay as they were problem=\"%s\"", what);
        }
        problem = news;
    }

    @Override
    public void close() {
        var task = looking;
        if (task != null) {
            task.cancel(false);
        }
    }
}
