package stockroom.tenant.folder;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchService;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * Waits until something may have happened in the folder: the file system says so, or time is up.
 *
 * <p>Events only make the next look come sooner. Where there are none (network disks, no watches left, a folder that is
 * not there yet) the waiting is all that remains, and does.
 */
final class FolderWatch implements AutoCloseable {

    private final Path dir;
    private final Optional<WatchService> service;

    FolderWatch(Path dir) {
        this.dir = dir;
        this.service = open();
    }

    private static Optional<WatchService> open() {
        try {
            return Optional.of(FileSystems.getDefault().newWatchService());
        } catch (IOException | UnsupportedOperationException none) {
            return Optional.empty();
        }
    }

    /**
     * Returns soon after the first event since the last return, at the latest after the given time.
     *
     * @param gather how long to wait for the events that come with the first one, so that a busy folder costs one look
     *     in that time and no more
     */
    void await(Duration atMost, Duration gather) throws InterruptedException {
        if (service.isEmpty()) {
            Thread.sleep(atMost);
            return;
        }
        register(service.get());
        var key = service.get().poll(atMost.toNanos(), TimeUnit.NANOSECONDS);
        if (key != null) {
            Thread.sleep(gather);
            key.pollEvents();
            key.reset();
        }
    }

    /** Again before each wait, because the folder may be another one under the same name; the same one costs nothing. */
    private void register(WatchService watches) {
        try {
            dir.register(
                    watches,
                    StandardWatchEventKinds.ENTRY_CREATE,
                    StandardWatchEventKinds.ENTRY_MODIFY,
                    StandardWatchEventKinds.ENTRY_DELETE);
        } catch (IOException notThere) {
            // Then time alone says when to look.
        }
    }

    @Override
    public void close() {
        service.ifPresent(FolderWatch::close);
    }

    private static void close(WatchService watches) {
        try {
            watches.close();
        } catch (IOException alreadyGone) {
            // Nothing is left to free.
        }
    }
}
