package stockroom.store;

import io.smallrye.mutiny.Uni;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** A purge log in one process, which can be away, lose its end, or be another log. */
final class FakePurgeLog implements PurgeLog {

    private List<PurgeRecord> records = new ArrayList<>();
    private int epoch = 1;
    boolean away;
    int reads;

    /** A Redis that came back with nothing. */
    synchronized void loseEverything() {
        records = new ArrayList<>();
        epoch++;
    }

    /** A replica that became master without the last records. */
    synchronized void loseLast(int count) {
        records = new ArrayList<>(records.subList(0, records.size() - count));
    }

    synchronized List<PurgeSelector> selectors() {
        return records.stream().map(PurgeRecord::selector).toList();
    }

    @Override
    public Uni<LogPosition> append(PurgeRecord record) {
        return answer(() -> {
            records.add(new PurgeRecord(record.id(), records.size() + 1L, record.selector()));
            return head();
        });
    }

    @Override
    public Uni<Answer> since(LogPosition known) {
        return answer(() -> {
            reads++;
            int seq = (int) known.seq();
            boolean sameLog = known.epoch().equals("e" + epoch) && seq <= records.size();
            if (sameLog && (seq == 0 || records.get(seq - 1).id().equals(known.id()))) {
                return new Continues(head(), List.copyOf(records.subList(seq, records.size())));
            }
            if (known.epoch().equals("e" + epoch)) {
                loseEverything();
            }
            return new LostTrack(head());
        });
    }

    private LogPosition head() {
        return new LogPosition(
                "e" + epoch,
                records.size(),
                records.isEmpty() ? "" : records.getLast().id());
    }

    private synchronized <T> T locked(Supplier<T> action) {
        return action.get();
    }

    private <T> Uni<T> answer(Supplier<T> action) {
        return Uni.createFrom()
                .deferred(() -> away
                        ? Uni.createFrom().failure(new SharedStateException("away"))
                        : Uni.createFrom().item(() -> locked(action)));
    }
}
