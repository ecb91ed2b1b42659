package stockroom.upstream;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Decides who may call upstream now, who waits, and who is told at once that there is no room.
 *
 * <p>Prices go before misses and misses before refreshes; among those the tenants take turns, and none has more than its
 * share under way, so that one that floods holds up itself. Where the queue is full the less urgent gives way. Knows
 * nothing of time: who has waited too long gives up.
 */
public final class Admission {

    private final ReentrantLock lock = new ReentrantLock();
    private final RoomLimits limits;
    private final UpstreamMetrics metrics;
    private final WaitingRoom waiting = new WaitingRoom();
    private final Map<String, Integer> underWay = new HashMap<>();
    private int underWayInAll;
    private int places;

    private final Queue<Runnable> news = new ConcurrentLinkedQueue<>();
    private final AtomicInteger untold = new AtomicInteger();

    public Admission(RoomLimits limits, UpstreamMetrics metrics) {
        this.limits = limits;
        this.metrics = metrics;
        this.places = limits.concurrent();
        metrics.underWay(0, places);
    }

    /** What asking for a place comes to. */
    enum Answer {
        /** There is a place, to be given back. */
        ADMITTED,
        /** The holder will hear. */
        WAITING,
        /** There is none, and will be none. */
        TURNED_AWAY
    }

    Answer ask(Ticket ticket) {
        Answer answer;
        lock.lock();
        try {
            // Who waits while there are places may have none of them: its tenant has its share. So nobody is overtaken.
            if (underWayInAll < places && hasShare(ticket.tenant())) {
                enter(ticket);
                answer = Answer.ADMITTED;
            } else {
                makeWay(ticket).ifPresent(displaced -> news.add(() -> turnAway(displaced)));
                answer = queue(ticket);
            }
            report();
        } finally {
            lock.unlock();
        }
        tell();
        return answer;
    }

    private Answer queue(Ticket ticket) {
        if (waiting.size() >= limits.queue() || waiting.size(ticket.tenant()) >= limits.queuePerTenant()) {
            metrics.turnedAway(ticket.urgency());
            return Answer.TURNED_AWAY;
        }
        waiting.add(ticket);
        return Answer.WAITING;
    }

    /** Someone less urgent who loses its place in a queue that is full. */
    private Optional<Ticket> makeWay(Ticket ticket) {
        if (waiting.size(ticket.tenant()) >= limits.queuePerTenant()) {
            return waiting.giveWay(ticket.urgency(), ticket.tenant()::equals);
        }
        return waiting.size() >= limits.queue() ? waiting.giveWay(ticket.urgency(), any -> true) : Optional.empty();
    }

    private void turnAway(Ticket ticket) {
        metrics.turnedAway(ticket.urgency());
        ticket.holder().turnedAway();
    }

    /** How long a ticket may wait before it is to {@link #giveUp}. */
    Duration waitMax() {
        return limits.queueWait();
    }

    /** Turns away who has waited for too long, if it still waits. */
    void giveUp(Ticket ticket) {
        if (leave(ticket)) {
            turnAway(ticket);
        }
    }

    /** Who waited waits no longer; nothing happens to one that did not. Says whether it did. */
    boolean leave(Ticket ticket) {
        lock.lock();
        try {
            boolean waited = waiting.remove(ticket);
            report();
            return waited;
        } finally {
            lock.unlock();
        }
    }

    /** A place is free again. */
    void giveBack(Ticket ticket) {
        lock.lock();
        try {
            underWayInAll--;
            underWay.computeIfPresent(ticket.tenant(), (tenant, count) -> count == 1 ? null : count - 1);
            admit();
        } finally {
            lock.unlock();
        }
        tell();
    }

    /** How many may be under way from now on, between 1 and the limit; those that are may end in peace. */
    void resize(int wanted) {
        lock.lock();
        try {
            places = Math.clamp(wanted, 1, limits.concurrent());
            admit();
        } finally {
            lock.unlock();
        }
        tell();
    }

    private void admit() {
        while (underWayInAll < places && waiting.size() > 0) {
            Optional<Ticket> next = waiting.next(this::hasShare);
            if (next.isEmpty()) {
                break;
            }
            enter(next.get());
            news.add(next.get().holder()::admitted);
        }
        report();
    }

    private void enter(Ticket ticket) {
        underWayInAll++;
        underWay.merge(ticket.tenant(), 1, Integer::sum);
    }

    private boolean hasShare(String tenant) {
        return underWay.getOrDefault(tenant, 0) < limits.concurrentPerTenant();
    }

    private void report() {
        for (Urgency urgency : Urgency.values()) {
            metrics.waiting(urgency, waiting.size(urgency));
        }
        metrics.underWay(underWayInAll, places);
    }

    /** Outside of the lock, and one after another: a call that ends at once must not pile up on the one that ended. */
    private void tell() {
        if (untold.getAndIncrement() == 0) {
            do {
                for (Runnable next = news.poll(); next != null; next = news.poll()) {
                    next.run();
                }
            } while (untold.decrementAndGet() > 0);
        }
    }
}
