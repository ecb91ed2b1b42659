package stockroom.lookup;

import io.smallrye.mutiny.Uni;
import java.util.ArrayList;
import java.util.List;
import stockroom.store.LogPosition;
import stockroom.store.PurgeLog;
import stockroom.store.PurgeRecord;
import stockroom.store.SharedState;

/** A log of purges that the replicas of a test share. */
final class SharedLog implements PurgeLog {

    private final List<PurgeRecord> records = new ArrayList<>();
    private final SharedState messages;

    SharedLog(SharedState messages) {
        this.messages = messages;
    }

    @Override
    public Uni<LogPosition> append(PurgeRecord record) {
        return Uni.createFrom()
                .item(() -> {
                    records.add(new PurgeRecord(record.id(), records.size() + 1L, record.selector()));
                    return head();
                })
                .call(() -> messages.publish(MESSAGE));
    }

    @Override
    public Uni<Answer> since(LogPosition known) {
        return Uni.createFrom()
                .item(() -> known.epoch().isEmpty()
                        ? new LostTrack(head())
                        : new Continues(head(), List.copyOf(records.subList((int) known.seq(), records.size()))));
    }

    private LogPosition head() {
        return new LogPosition(
                "log",
                records.size(),
                records.isEmpty() ? "" : records.getLast().id());
    }
}
