package stockroom.tenant.folder;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * One look at the folder: what counts after it, from what counted before.
 *
 * <p>A change counts when two readings in a row agree on it. That lets a file half written, a rename between two
 * listings and a volume in the middle of its swap pass by unseen.
 */
final class FolderLook {

    private final FolderReader reader;
    private final FolderMerge merge;
    private final Runnable pause;

    /** Takes the pause between the two readings. */
    FolderLook(FolderReader reader, FolderMerge merge, Runnable pause) {
        this.reader = reader;
        this.merge = merge;
        this.pause = pause;
    }

    FolderState next(FolderState last) {
        try {
            return look(last).withProblem(Optional.empty());
        } catch (IOException unreadable) {
            return last.withProblem(Optional.of(reason(unreadable)));
        }
    }

    private FolderState look(FolderState last) throws IOException {
        var first = reader.read(last.sources());
        if (same(first, last.sources())) {
            return last.withSettled(true);
        }
        pause.run();
        var second = reader.read(first);
        return merge.merge(last, agreed(first, second, last.sources())).withSettled(same(first, second));
    }

    private static boolean same(SortedMap<String, TenantSource> one, SortedMap<String, TenantSource> other) {
        return one.keySet().equals(other.keySet())
                && one.keySet().stream().allMatch(file -> same(at(one, file), at(other, file)));
    }

    private static boolean same(Optional<TenantSource> one, Optional<TenantSource> other) {
        return one.isPresent() == other.isPresent()
                && (one.isEmpty() || one.get().sameContent(other.orElseThrow()));
    }

    /** The files on which both readings agree; the others as they counted before. */
    private static SortedMap<String, TenantSource> agreed(
            SortedMap<String, TenantSource> first,
            SortedMap<String, TenantSource> second,
            SortedMap<String, TenantSource> last) {
        var files = new TreeSet<>(first.keySet());
        files.addAll(second.keySet());
        files.addAll(last.keySet());
        var agreed = new TreeMap<String, TenantSource>();
        for (var file : files) {
            var isSettled = same(at(first, file), at(second, file));
            at(isSettled ? second : last, file).ifPresent(source -> agreed.put(file, source));
        }
        return agreed;
    }

    private static Optional<TenantSource> at(SortedMap<String, TenantSource> sources, String file) {
        return Optional.ofNullable(sources.get(file));
    }

    private static String reason(IOException unreadable) {
        return switch (unreadable) {
            case NoSuchFileException _ -> "does not exist";
            case NotDirectoryException _ -> "is not a folder";
            case AccessDeniedException _ -> "may not be read";
            default -> "cannot be read";
        };
    }
}
