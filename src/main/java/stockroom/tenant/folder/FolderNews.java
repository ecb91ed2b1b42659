package stockroom.tenant.folder;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.Optional;
import org.jboss.logging.Logger;

/** Tells the log what a look brought to light: each thing once, when it changes. */
final class FolderNews {

    private static final Logger LOG = Logger.getLogger(FolderNews.class);

    private FolderNews() {}

    static void log(Path dir, FolderStatus last, FolderStatus next) {
        if (!last.folderProblem().equals(next.folderProblem())) {
            logFolder(dir, next.folderProblem());
        }
        if (last.broken().equals(next.broken())) {
            return;
        }
        var known = new HashSet<>(last.broken());
        for (var file : next.broken()) {
            if (!known.contains(file)) {
                LOG.warnf("tenant's file is broken file=\"%s\" still-served=%s", file.summary(), file.stillServed());
            }
        }
    }

    private static void logFolder(Path dir, Optional<String> problem) {
        problem.ifPresentOrElse(
                why -> LOG.warnf("tenants' folder cannot be read dir=%s reason=\"%s\"", dir, why),
                () -> LOG.infof("tenants' folder is read dir=%s", dir));
    }
}
