package stockroom.faults;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import stockroom.cluster.Answer;
import stockroom.faults.Verdict.Outcome;

/**
 * Judges answers by what upstream said, and when. The gateways' own headers count against them alone: an answer must be
 * upstream's, and be no older than its label admits.
 */
final class Judge {

    private static final Set<Integer> HONEST = Set.of(502, 503, 504);

    private final Truth truth;
    private final MovingPrices prices;
    private final Optional<Answer> upstreamsWords;

    /** @param upstreamsWords the error that upstream gives to everyone now, which passes as it came */
    Judge(Truth truth, MovingPrices prices, Optional<Answer> upstreamsWords) {
        this.truth = truth;
        this.prices = prices;
        this.upstreamsWords = upstreamsWords;
    }

    /** Judges the calls of a load; what is older than the edition given was purged before it. */
    List<Verdict> judge(List<Made> calls, int oldest) {
        Map<Made, List<Piece>> pieces = new HashMap<>();
        calls.stream()
                .filter(call -> call.answer().isSuccess())
                .forEach(call ->
                        pieces.put(call, Piece.of(call.asked(), call.answer().body())));
        Map<Piece, Integer> editions = truth.editionsOf(
                pieces.values().stream().flatMap(Collection::stream).toList(), oldest, prices.newest());
        return calls.stream()
                .map(call -> pieces.containsKey(call) ? served(call, pieces.get(call), editions) : failed(call))
                .toList();
    }

    private Verdict served(Made call, List<Piece> pieces, Map<Piece, Integer> editions) {
        if (pieces.isEmpty() || !editions.keySet().containsAll(pieces)) {
            return new Verdict(call, Outcome.WRONG, "not what upstream says to this shop");
        }
        int oldest = pieces.stream().mapToInt(editions::get).min().orElseThrow();
        Duration age =
                call.due() > prices.ended(oldest) ? Duration.ofNanos(call.due() - prices.ended(oldest)) : Duration.ZERO;
        Label label = Label.of(call.answer().cacheStatus());
        Duration ageMax = label.ageMax(Limits.of(call.asked().question()));
        if (age.compareTo(ageMax) > 0) {
            return new Verdict(call, Outcome.WRONG, "older than %s, %s allows %s".formatted(age, label, ageMax));
        }
        return new Verdict(call, label.isStale() ? Outcome.STALE : Outcome.SERVED, "");
    }

    private Verdict failed(Made call) {
        Answer answer = call.answer();
        if (answer.status() == 0) {
            return new Verdict(call, Outcome.LOST, "");
        }
        boolean passed = upstreamsWords
                .filter(words ->
                        words.status() == answer.status() && words.body().equals(answer.body()))
                .isPresent();
        return passed || isHonest(answer)
                ? new Verdict(call, Outcome.FAILED, "")
                : new Verdict(call, Outcome.FAILED_UNCLEARLY, "");
    }

    private static boolean isHonest(Answer answer) {
        return HONEST.contains(answer.status())
                && answer.body().startsWith("{\"error_class\":\"LW::Exception::")
                && !answer.json().path("error_message").asText().isBlank();
    }
}
