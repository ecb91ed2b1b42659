package stockroom.store;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The purges that were asked here and have not been read back from the shared log. Guarded by its owner's lock. */
final class PendingPurges {

    /** @param epoch the log that took it, empty while none did */
    private record Pending(PurgeRecord record, String epoch) {}

    private final int max;
    private final Map<String, Pending> unread = new LinkedHashMap<>();

    PendingPurges(int max) {
        this.max = max;
    }

    /** Too many become one purge of everything, so that what is kept stays small. */
    void add(PurgeRecord record) {
        PurgeRecord added = record;
        if (unread.size() >= max) {
            unread.clear();
            added = new PurgeRecord(record.id(), 0, PurgeSelector.ALL);
        }
        unread.put(added.id(), new Pending(added, ""));
    }

    List<PurgeRecord> unsent() {
        return unread.values().stream()
                .filter(pending -> pending.epoch().isEmpty())
                .map(Pending::record)
                .toList();
    }

    List<String> sent() {
        return unread.values().stream()
                .filter(pending -> !pending.epoch().isEmpty())
                .map(pending -> pending.record().id())
                .toList();
    }

    void sent(String id, String epoch) {
        unread.computeIfPresent(id, (same, pending) -> new Pending(pending.record(), epoch));
    }

    /** Whether the purge was one of these; from now on it is none. */
    boolean read(String id) {
        return unread.remove(id) != null;
    }

    /** A log of this name, read as a whole: what it took is in it. */
    void readAllOf(String epoch) {
        unread.values().removeIf(pending -> pending.epoch().equals(epoch));
    }

    /** What a log took and does not hold was lost on the way to another Redis: it has to be sent again. */
    void unsend(List<String> ids) {
        ids.forEach(id -> sent(id, ""));
    }

    boolean isUnsent(String id) {
        Pending pending = unread.get(id);
        return pending != null && pending.epoch().isEmpty();
    }

    List<PurgeSelector> selectors() {
        return unread.values().stream()
                .map(pending -> pending.record().selector())
                .toList();
    }
}
