package stockroom.tenant.folder;

import java.nio.file.ClosedWatchServiceException;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.jboss.logging.Logger;
import stockroom.tenant.KeyHolder;
import stockroom.tenant.Tenant;
import stockroom.tenant.TenantDirectory;
import stockroom.tenant.key.KeyDigest;

/**
 * The tenants of a folder, which is watched from a thread of its own. Asking never blocks: a look replaces the whole
 * picture at once.
 */
public final class WatchedTenantDirectory implements TenantDirectory, AutoCloseable {

    private static final Logger LOG = Logger.getLogger(WatchedTenantDirectory.class);

    private final TenantSettings settings;
    private final FolderLook look;
    private final List<Consumer<String>> listeners = new CopyOnWriteArrayList<>();
    private final ReentrantLock looking = new ReentrantLock();
    private volatile FolderState state = FolderState.EMPTY;
    private volatile boolean closed;
    private Optional<Thread> watcher = Optional.empty();

    /** Reads the folder once, on the calling thread, and watches nothing until {@link #start}. */
    public WatchedTenantDirectory(TenantSettings settings, InstantSource clock) {
        this(settings, look(settings, clock, new AccountVersion()));
    }

    /** For tests, which look at their own pace. */
    WatchedTenantDirectory(TenantSettings settings, FolderLook look) {
        this.settings = settings;
        this.look = look;
        refresh();
    }

    static FolderLook look(TenantSettings settings, InstantSource clock, AccountVersion versions) {
        Runnable pause = () -> LockSupport.parkNanos(settings.settle().toNanos());
        return new FolderLook(
                new FolderReader(settings.dir()), new FolderMerge(new TenantBuilder(versions), clock), pause);
    }

    /** Begins to watch, on a daemon thread. Once. */
    public void start() {
        watcher = Optional.of(Thread.ofPlatform()
                .daemon()
                .name("tenants-folder " + settings.dir())
                .start(this::watch));
    }

    @Override
    public Optional<Tenant> find(String name) {
        return state.snapshot().find(name);
    }

    @Override
    public Collection<Tenant> all() {
        return state.snapshot().all();
    }

    @Override
    public Optional<KeyHolder> holderOf(KeyDigest digest) {
        return state.snapshot().holderOf(digest);
    }

    @Override
    public List<KeyHolder> holdersByPrefix(int prefix) {
        return state.snapshot().holdersByPrefix(prefix);
    }

    @Override
    public void onChange(Consumer<String> listener) {
        listeners.add(listener);
    }

    /** How the folder stood at the last look. */
    public FolderStatus status() {
        return state.status();
    }

    /** Looks now, on the calling thread; what has changed counts when this returns. Blocks. */
    public void refresh() {
        looking.lock();
        try {
            var last = state;
            var next = look.next(last);
            state = next;
            tell(last, next);
        } finally {
            looking.unlock();
        }
    }

    private void tell(FolderState last, FolderState next) {
        FolderNews.log(settings.dir(), last.status(), next.status());
        if (last.snapshot() == next.snapshot()) {
            return;
        }
        for (var name : last.snapshot().changedIn(next.snapshot())) {
            LOG.infof(
                    "tenant changed tenant=%s served=%s",
                    name, next.snapshot().find(name).isPresent());
            listeners.forEach(listener -> tell(listener, name));
        }
    }

    /** One listener's failure is not the others'. */
    private static void tell(Consumer<String> listener, String name) {
        try {
            listener.accept(name);
        } catch (RuntimeException failed) {
            LOG.errorf(
                    "listener to tenants failed tenant=%s error=%s",
                    name, failed.getClass().getName());
        }
    }

    private void watch() {
        try (var watch = new FolderWatch(settings.dir())) {
            while (!closed) {
                var soon = settings.settle().plusMillis(1);
                watch.await(state.settled() ? settings.lookEvery() : soon, soon);
                refreshSafely();
            }
        } catch (InterruptedException | ClosedWatchServiceException ended) {
            LOG.debugf("the tenants' folder is watched no more dir=%s", settings.dir());
        }
    }

    /** A bug in a look must not end the watching: the tenants would stay as they are until the next start. */
    private void refreshSafely() {
        try {
            refresh();
        } catch (RuntimeException failed) {
            LOG.errorf(
                    "look at the tenants' folder failed error=%s",
                    failed.getClass().getName());
        }
    }

    @Override
    public void close() {
        closed = true;
        watcher.ifPresent(Thread::interrupt);
    }
}
