package stockroom.upstream;

import java.util.ArrayDeque;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/**
 * Turns at reading replies that have grown large. A reply is gathered whole, so what all calls together may take of
 * memory and of the event loops' time is bounded here: so many at once, and the others wait with their connection unread.
 */
final class LargeReplies {

    /** From here on a reply needs a turn: some ten times a page of the longest list. */
    static final int BYTES = 512 * 1024;

    private final Queue<Runnable> waiting = new ArrayDeque<>();
    private int left;

    /** @param atOnce how many are read at once */
    LargeReplies(int atOnce) {
        this.left = atOnce;
    }

    /** Whether it is this one's turn; if not, {@code turn} is run once it is, by whoever leaves. */
    synchronized boolean enter(Runnable turn) {
        if (left > 0) {
            left--;
            return true;
        }
        waiting.add(turn);
        return false;
    }

    /** Gives up waiting. Who has been given a turn meanwhile has to {@link #leave} all the same. */
    synchronized void giveUp(Runnable turn) {
        waiting.remove(turn);
    }

    void leave() {
        Runnable next = next();
        if (next != null) {
            next.run();
        }
    }

    private synchronized @Nullable Runnable next() {
        Runnable next = waiting.poll();
        if (next == null) {
            left++;
        }
        return next;
    }
}
