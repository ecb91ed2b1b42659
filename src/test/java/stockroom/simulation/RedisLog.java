package stockroom.simulation;

import java.util.ArrayList;
import java.util.List;
import stockroom.store.LogPosition;
import stockroom.store.PurgeLog;
import stockroom.store.PurgeRecord;

/** The purges' log as its scripts keep it in Redis, step by step the same. */
final class RedisLog {

    private String epoch = "";
    private long seq;
    private String id = "";
    private List<PurgeRecord> records = new ArrayList<>();

    RedisLog copy() {
        RedisLog copy = new RedisLog();
        copy.epoch = epoch;
        copy.seq = seq;
        copy.id = id;
        copy.records = new ArrayList<>(records);
        return copy;
    }

    LogPosition append(PurgeRecord record, String newEpoch) {
        if (epoch.isEmpty()) {
            rename(newEpoch);
        }
        seq++;
        id = record.id();
        records.add(new PurgeRecord(id, seq, record.selector()));
        return head();
    }

    PurgeLog.Answer since(LogPosition known, String newEpoch) {
        if (epoch.isEmpty()) {
            return renamed(newEpoch);
        }
        if (!epoch.equals(known.epoch())) {
            return new PurgeLog.LostTrack(head());
        }
        if (known.seq() == seq && known.id().equals(id)) {
            return new PurgeLog.Continues(head(), List.of());
        }
        if (known.seq() >= seq) {
            return renamed(newEpoch);
        }
        int from = (int) known.seq();
        boolean own = from == 0 || records.get(from - 1).id().equals(known.id());
        return own
                ? new PurgeLog.Continues(head(), List.copyOf(records.subList(from, records.size())))
                : renamed(newEpoch);
    }

    private PurgeLog.Answer renamed(String newEpoch) {
        rename(newEpoch);
        return new PurgeLog.LostTrack(head());
    }

    private void rename(String newEpoch) {
        epoch = newEpoch;
        seq = 0;
        id = "";
        records = new ArrayList<>();
    }

    private LogPosition head() {
        return new LogPosition(epoch, seq, id);
    }
}
