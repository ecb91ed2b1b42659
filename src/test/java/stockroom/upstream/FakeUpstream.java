package stockroom.upstream;

import io.smallrye.mutiny.Uni;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** Gives prepared results in their order, the last one again and again; notes the tokens it is asked with. */
final class FakeUpstream implements AuthorizedUpstream {

    final List<String> tokens = new ArrayList<>();
    private final Deque<Uni<UpstreamResult>> results = new ArrayDeque<>();

    FakeUpstream then(UpstreamResult result) {
        return then(Uni.createFrom().item(result));
    }

    FakeUpstream then(Uni<UpstreamResult> result) {
        results.add(result);
        return this;
    }

    @Override
    public Uni<UpstreamResult> send(UpstreamCall call, Attempt attempt) {
        return Uni.createFrom().deferred(() -> {
            tokens.add(attempt.token().value().reveal());
            return results.size() > 1 ? results.removeFirst() : results.getFirst();
        });
    }
}
