package stockroom.store;

import io.smallrye.mutiny.Uni;
import java.util.Collection;
import java.util.List;

/**
 * The notices that hang where all replicas see them, and those that start later.
 *
 * <p>There is room for a bounded number: those that end first make room. Every command answers or fails with {@link
 * SharedStateException} inside its time limit.
 */
interface PinnedNotices {

    /** Pins notices; one that hangs already hangs on. */
    Uni<Void> pin(Collection<Notice> notices);

    /** Up to {@code count} notices behind the first {@code from}, the one that ends last first. */
    Uni<List<Notice>> page(int from, int count);
}
