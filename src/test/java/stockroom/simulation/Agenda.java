package stockroom.simulation;

import java.time.Duration;
import java.time.Instant;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/** True time, and the one queue of all that is to happen. What is due at one moment happens in the order it was put down. */
final class Agenda {

    private static final Instant START = Instant.parse("2026-03-01T12:00:00Z");

    private final PriorityQueue<Item> items = new PriorityQueue<>();
    private long nanos;
    private long ordered;

    /** One thing to happen, unless it is struck. */
    static final class Item implements Comparable<Item> {

        private final long at;
        private final long order;
        private @Nullable Runnable action;

        private Item(long at, long order, Runnable action) {
            this.at = at;
            this.order = order;
            this.action = action;
        }

        void strike() {
            action = null;
        }

        @Override
        public int compareTo(Item other) {
            return at != other.at ? Long.compare(at, other.at) : Long.compare(order, other.order);
        }
    }

    /** Nanoseconds since the beginning. */
    long nanos() {
        return nanos;
    }

    /** What a clock shows that is right. */
    Instant truth() {
        return START.plusNanos(nanos);
    }

    Item in(Duration delay, Runnable action) {
        return in(delay.toNanos(), action);
    }

    Item in(long delayNanos, Runnable action) {
        Item item = new Item(nanos + Math.max(0, delayNanos), ordered++, action);
        items.add(item);
        return item;
    }

    /** Goes on to the next thing to happen before that moment; false where there is none. */
    boolean step(long endNanos) {
        for (Item next = items.peek(); next != null && next.at <= endNanos; next = items.peek()) {
            items.remove();
            Runnable action = next.action;
            if (action != null) {
                nanos = next.at;
                action.run();
                return true;
            }
        }
        nanos = Math.max(nanos, endNanos);
        return false;
    }
}
