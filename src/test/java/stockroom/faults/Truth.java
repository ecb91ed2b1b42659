package stockroom.faults;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import stockroom.cluster.Answer;
import stockroom.cluster.Question;
import stockroom.cluster.SandboxUpstream;
import stockroom.cluster.Shop;

/** Knows what upstream says to whom in which edition of its prices: it asks a second one, which no fault reaches. */
final class Truth {

    private final SandboxUpstream oracle;

    Truth(SandboxUpstream oracle) {
        this.oracle = oracle;
    }

    private record Asking(Shop.Account account, Question question) {}

    /** Of each piece the newest of the editions in which it is upstream's; a piece of none is left out. */
    Map<Piece, Integer> editionsOf(Collection<Piece> pieces, int oldest, int newest) {
        Map<Piece, Integer> editions = new HashMap<>();
        Set<Piece> open = new HashSet<>(pieces);
        for (int edition = newest; edition >= oldest && !open.isEmpty(); edition--) {
            Map<Asking, String> said = ask(edition, open);
            for (Piece piece : open) {
                if (piece.text().equals(said.get(asking(piece)))) {
                    editions.put(piece, edition);
                }
            }
            open.removeAll(editions.keySet());
        }
        return editions;
    }

    private Map<Asking, String> ask(int edition, Collection<Piece> pieces) {
        MovingPrices.apply(oracle, edition);
        Map<Asking, CompletableFuture<Answer>> asked = new LinkedHashMap<>();
        pieces.forEach(piece ->
                asked.computeIfAbsent(asking(piece), asking -> oracle.begin(asking.account(), asking.question())));
        Map<Asking, String> said = new HashMap<>();
        asked.forEach((asking, answer) -> said.put(asking, answer.join().body()));
        return said;
    }

    private static Asking asking(Piece piece) {
        return new Asking(piece.account(), piece.question());
    }
}
