package stockroom.lookup;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import stockroom.lookup.Resting.Rest;
import stockroom.store.EntryKey;
import stockroom.upstream.Urgency;

/** Renews entries in the background, each once at a time; nobody waits for it, and nobody hears that it failed. */
final class Refresher {

    private final Set<EntryKey> underWay = ConcurrentHashMap.newKeySet();
    private final SharedFetch fetch;
    private final Resting resting;

    Refresher(SharedFetch fetch, Resting resting) {
        this.fetch = fetch;
        this.resting = resting;
    }

    void refresh(Collection<EntryKey> keys, Source source) {
        List<EntryKey> due = new ArrayList<>();
        for (EntryKey key : keys) {
            if (!resting.has(key) && underWay.add(key)) {
                due.add(key);
            }
        }
        if (!due.isEmpty()) {
            fetch.board(due, source, Urgency.REFRESH)
                    .forEach((key, seat) -> seat.landing()
                            .subscribe()
                            .with(outcome -> ended(key, outcome), bug -> rest(key, Rest.SERVING)));
        }
    }

    private void ended(EntryKey key, Outcome outcome) {
        switch (outcome) {
            case Outcome.Present present -> underWay.remove(key);
            case Outcome.Brought brought when brought.kept().isPresent() -> underWay.remove(key);
            case Outcome.Brought unkept -> rest(key, Rest.SERVING);
            case Outcome.Failed failed ->
                rest(key, LastResort.mayPass(failed.cause()) ? Rest.SERVING : Rest.WITHHOLDING);
            case Outcome.LeftToAnother left -> rest(key, Rest.WITHHOLDING);
        }
    }

    private void rest(EntryKey key, Rest how) {
        resting.begin(key, how);
        underWay.remove(key);
    }
}
