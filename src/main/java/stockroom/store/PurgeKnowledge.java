package stockroom.store;

import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/**
 * What this replica knows of purges, and whether an entry stands against it.
 *
 * <p>An entry fetched here is compared by the local order, one fetched elsewhere by the shared log's numbers; no clock is
 * involved. Readers take no lock: stamps are written before the view that makes readers look for them.
 */
final class PurgeKnowledge {

    /**
     * @param head how far the shared log has been read
     * @param local how many purges were applied
     * @param pending purges that were applied here and that the shared log has not numbered
     */
    private record View(LogPosition head, long local, List<PurgeSelector> pending) {}

    private final ReentrantLock lock = new ReentrantLock();
    private final PurgeStamps stamps;
    private final PendingPurges pending;
    private final long replica;
    private final StoreMetrics metrics;
    private long localOrder;
    private volatile View view = new View(LogPosition.UNKNOWN, 0, List.of());

    PurgeKnowledge(PurgeSettings settings, long replica, StoreMetrics metrics) {
        this.stamps = new PurgeStamps(settings.selectorsMax());
        this.pending = new PendingPurges(settings.pendingMax());
        this.replica = replica;
        this.metrics = metrics;
    }

    PurgeMark mark() {
        View now = view;
        return new PurgeMark(now.head().epoch(), now.head().seq(), replica, now.local());
    }

    LogPosition head() {
        return view.head();
    }

    boolean stands(EntryKey key, PurgeMark mark) {
        View now = view;
        return mark.replica() == replica ? standsHere(key, mark, now) : standsFromElsewhere(key, mark, now);
    }

    private boolean standsHere(EntryKey key, PurgeMark mark, View now) {
        return mark.local() >= now.local() || !stamps.touches(key, stamp -> stamp.local() > mark.local());
    }

    private boolean standsFromElsewhere(EntryKey key, PurgeMark mark, View now) {
        if (now.head().epoch().isEmpty() || !now.head().epoch().equals(mark.epoch())) {
            return false;
        }
        boolean unnumbered =
                !now.pending().isEmpty() && now.pending().stream().anyMatch(selector -> selector.touches(key));
        return !unnumbered
                && (mark.seq() >= now.head().seq() || !stamps.touches(key, stamp -> stamp.seq() > mark.seq()));
    }

    List<PurgeBarrier> barriers(EntryKey key) {
        return stamps.barriers(key);
    }

    /** Applies a purge that no log has. */
    void applyAlone(PurgeSelector selector) {
        locked(() -> {
            stamp(selector, 0);
            return publish(view.head());
        });
        metrics.purged(StoreMetrics.Purge.ASKED_HERE);
    }

    /** Applies a purge that the shared log is to have. */
    void apply(PurgeRecord record) {
        locked(() -> {
            stamp(record.selector(), 0);
            pending.add(record);
            return publish(view.head());
        });
        metrics.purged(StoreMetrics.Purge.ASKED_HERE);
    }

    List<PurgeRecord> unsent() {
        return locked(pending::unsent);
    }

    List<String> sent() {
        return locked(pending::sent);
    }

    /** Whether the purge still waits to be sent. */
    boolean isUnsent(String id) {
        return locked(() -> pending.isUnsent(id));
    }

    void sent(String id, String epoch) {
        locked(() -> {
            pending.sent(id, epoch);
            return true;
        });
    }

    /** Takes in what the log said; {@code sentBefore} had been sent before it was asked. */
    void learn(PurgeLog.Answer answer, List<String> sentBefore) {
        locked(() -> switch (answer) {
            case PurgeLog.Continues(LogPosition head, List<PurgeRecord> records) -> goOn(head, records, sentBefore);
            case PurgeLog.LostTrack(LogPosition head) -> startAfresh(head, sentBefore);
        });
    }

    private boolean goOn(LogPosition head, List<PurgeRecord> records, List<String> sentBefore) {
        records.forEach(this::learn);
        pending.unsend(sentBefore);
        return publish(head);
    }

    private void learn(PurgeRecord record) {
        if (pending.read(record.id())) {
            stamps.put(record.selector(), new PurgeStamps.Stamp(0, record.seq()));
        } else {
            stamp(record.selector(), record.seq());
            metrics.purged(StoreMetrics.Purge.LEARNED);
        }
    }

    /** While the numbers change their meaning no log is known, so that no entry from elsewhere stands. */
    private boolean startAfresh(LogPosition head, List<String> sentBefore) {
        boolean nothingPurgedYet = localOrder == 0 && head.seq() == 0;
        publish(LogPosition.UNKNOWN);
        PurgeStamps.Stamp floor = new PurgeStamps.Stamp(nextLocal(), head.seq());
        if (nothingPurgedYet) {
            stamps.begin(floor);
        } else {
            stamps.melt(floor);
        }
        pending.readAllOf(head.epoch());
        pending.unsend(sentBefore);
        metrics.purged(StoreMetrics.Purge.LOST_TRACK);
        return publish(head);
    }

    private void stamp(PurgeSelector selector, long seq) {
        long local = nextLocal();
        if (stamps.full()) {
            stamps.melt(new PurgeStamps.Stamp(local, Math.max(seq, view.head().seq())));
            metrics.purged(StoreMetrics.Purge.OVERFLOW);
        }
        stamps.put(selector, new PurgeStamps.Stamp(local, seq));
    }

    private long nextLocal() {
        localOrder++;
        return localOrder;
    }

    private boolean publish(LogPosition head) {
        view = new View(head, localOrder, pending.selectors());
        return true;
    }

    private <T> T locked(Supplier<T> change) {
        lock.lock();
        try {
            return change.get();
        } finally {
            lock.unlock();
        }
    }
}
