package stockroom.lookup;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import stockroom.catalog.Reply;

/** Looks into answers. */
final class Answers {

    private Answers() {}

    /** The answer that must be there by now. */
    static LookupResult of(CompletableFuture<LookupResult> answer) {
        if (!answer.isDone()) {
            throw new AssertionError("not answered");
        }
        return answer.join();
    }

    static List<LookupResult> of(List<CompletableFuture<LookupResult>> answers) {
        return answers.stream().map(Answers::of).toList();
    }

    static List<String> bodies(List<CompletableFuture<LookupResult>> answers) {
        return of(answers).stream().map(Answers::body).toList();
    }

    static String body(LookupResult result) {
        return reply(result)
                .map(reply -> new String(reply.body(), StandardCharsets.UTF_8))
                .orElse("none: " + result);
    }

    static Optional<Reply> reply(LookupResult result) {
        return switch (result) {
            case LookupResult.Hit hit -> Optional.of(hit.reply());
            case LookupResult.Stale stale -> Optional.of(stale.reply());
            case LookupResult.Fetched fetched -> Optional.of(fetched.reply());
            case LookupResult.Failed failed -> Optional.empty();
        };
    }
}
