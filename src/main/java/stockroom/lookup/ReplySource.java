package stockroom.lookup;

import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import stockroom.catalog.Call;
import stockroom.store.EntryKey;
import stockroom.tenant.Tenant;
import stockroom.upstream.Upstream;
import stockroom.upstream.UpstreamCall;
import stockroom.upstream.UpstreamResult;
import stockroom.upstream.Urgency;

/** One reply for one call. */
record ReplySource(Asker asker, Call call, Lifetimes lifetimes, Asking asking) implements Source {

    /** The two things that every source needs: whom to ask, and where to keep the answer. */
    record Asking(Upstream upstream, Shelf shelf) {}

    @Override
    public String pilot() {
        return caller().name() + "/" + caller().account().version();
    }

    Tenant caller() {
        return asker.tenant();
    }

    @Override
    public Optional<Duration> patience() {
        return asker.patience().limit();
    }

    @Override
    public Uni<Map<EntryKey, Outcome>> ask(List<EntryKey> keys, Urgency urgency) {
        Shelf.Beginning beginning = asking.shelf().begin();
        return asking.upstream().send(new UpstreamCall(caller(), call, urgency)).map(result -> {
            Map<EntryKey, Outcome> outcomes = new LinkedHashMap<>();
            keys.forEach(key -> outcomes.put(key, outcome(key, result, beginning)));
            return outcomes;
        });
    }

    private Outcome outcome(EntryKey key, UpstreamResult result, Shelf.Beginning beginning) {
        return switch (result) {
            case UpstreamResult.Answered answered -> asking.shelf().keep(key, answered.reply(), beginning, lifetimes);
            case UpstreamResult.Failed failed -> new Outcome.Failed(failed.cause(), failed.retryAfter());
        };
    }
}
