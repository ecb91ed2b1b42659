package stockroom.admin;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import stockroom.catalog.Call;
import stockroom.lookup.Explanation;
import stockroom.lookup.Explanation.Piece;
import stockroom.lookup.Explanation.Seen;
import stockroom.lookup.Lifetimes;

/** An explanation that reads well in a terminal. */
record ExplainText(Explanation explanation, ExplainWords words) {

    String text() {
        Call call = explanation.call();
        StringBuilder text = new StringBuilder();
        line(text, "call", call.path() + " " + call.params().json());
        line(text, "scope", explanation.scope().toString());
        line(text, "kept", explanation.lifetimes().map(ExplainText::inWords).orElse("never"));
        line(text, "decision", words.decision(explanation));
        if (!explanation.pieces().isEmpty()) {
            text.append('\n').append(entries()).append('\n');
            explanation
                    .pieces()
                    .forEach(piece ->
                            line(text, subject(piece), "key " + piece.key().digest()));
        }
        explanation.pieces().forEach(piece -> barriers(piece, text));
        return text.toString();
    }

    private String entries() {
        TextTable table = new TextTable(
                "ENTRY", "TIER", "STATE", "AGE", "FRESH", "REFRESHING", "ON ERROR", "BYTES", "NEXT CALL GETS");
        for (Piece piece : explanation.pieces()) {
            table.add(row(piece, "memory", piece.kept().memory(), "absent"));
            table.add(row(
                    piece,
                    "redis",
                    piece.kept().redis(),
                    ExplainPage.redis(piece.kept().said())));
        }
        return table.text();
    }

    private static String[] row(Piece piece, String tier, Optional<Seen> held, String nothing) {
        List<String> cells = new ArrayList<>(List.of(subject(piece), tier));
        cells.addAll(held.map(ExplainText::condition).orElse(List.of(nothing, "-", "-", "-", "-", "-")));
        cells.add(ExplainWords.next(piece.decision()));
        return cells.toArray(String[]::new);
    }

    private static List<String> condition(Seen seen) {
        return List.of(
                seen.purged() ? "purged" : ExplainPage.name(seen.verdict()),
                seconds(seen.aging().age()),
                seconds(seen.freshLeft()),
                seen.staleWhileRefreshingLeft().map(ExplainText::seconds).orElse("-"),
                seen.staleOnErrorLeft().map(ExplainText::seconds).orElse("-"),
                Integer.toString(seen.entry().reply().body().length));
    }

    private static void barriers(Piece piece, StringBuilder text) {
        piece.barriers()
                .forEach(barrier -> line(
                        text,
                        subject(piece),
                        "purge of " + ExplainPage.inWords(barrier.selector())
                                + (barrier.seq() > 0 ? ", number " + barrier.seq() : "")));
    }

    private static String subject(Piece piece) {
        return piece.key().product().orElse("reply");
    }

    private static String inWords(Lifetimes lifetimes) {
        return "fresh %s, then %s while it is refreshed, %s where upstream fails"
                .formatted(
                        seconds(lifetimes.fresh()),
                        seconds(lifetimes.staleWhileRefreshing()),
                        seconds(lifetimes.staleOnError()));
    }

    private static String seconds(Duration duration) {
        return duration.toSeconds() + "s";
    }

    private static void line(StringBuilder text, String name, String value) {
        text.append("%-10s%s%n".formatted(name, value));
    }
}
