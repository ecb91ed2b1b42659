package stockroom.admin;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import stockroom.catalog.Call;
import stockroom.lookup.Explanation;
import stockroom.lookup.Explanation.Piece;
import stockroom.lookup.Explanation.Seen;
import stockroom.lookup.Lifetimes;
import stockroom.store.PurgeSelector;
import stockroom.store.Shelved.InRedis;

/** An explanation as operators see it. Durations are in seconds. */
record ExplainPage(Explanation explanation, ExplainWords words) {

    ObjectNode json() {
        Call call = explanation.call();
        ObjectNode page = JsonNodeFactory.instance.objectNode();
        page.put("version", call.version().path());
        page.put("method", call.method().value());
        page.put("canonical", call.params().json());
        page.put("scope", explanation.scope().toString());
        page.put("treatment", name(explanation.treatment()));
        page.put("decision", words.decision(explanation));
        write(words, page.putObject("upstream"));
        explanation
                .lifetimes()
                .ifPresentOrElse(times -> write(times, page.putObject("lifetimes")), () -> page.putNull("lifetimes"));
        explanation
                .pieces()
                .forEach(piece -> write(piece, page.withArray("entries").addObject()));
        return page;
    }

    /** What keeps upstream from being asked. */
    private static void write(ExplainWords words, ObjectNode json) {
        json.put("paused", seconds(words.paused()));
        json.put("login_refused", words.loginRefused());
        json.put("login_rests", seconds(words.loginRests()));
        json.put("left_alone", words.upstreamLeftAlone());
    }

    private static @Nullable Long seconds(Optional<Duration> wait) {
        return wait.map(ExplainWords::secondsOf).orElse(null);
    }

    private static void write(Lifetimes lifetimes, ObjectNode json) {
        json.put("fresh", lifetimes.fresh().toSeconds());
        json.put("stale_while_refreshing", lifetimes.staleWhileRefreshing().toSeconds());
        json.put("stale_on_error", lifetimes.staleOnError().toSeconds());
    }

    private static void write(Piece piece, ObjectNode json) {
        json.put("key", piece.key().digest());
        json.put("product", piece.key().product().orElse(null));
        json.put("next", name(piece.decision().next()));
        json.put("from", piece.decision().from().map(ExplainPage::name).orElse("upstream"));
        write(piece.kept().memory(), json.putObject("memory"));
        write(
                piece.kept().redis(),
                json.putObject("redis").put("answer", redis(piece.kept().said())));
        piece.barriers()
                .forEach(barrier -> json.withArray("purges")
                        .addObject()
                        .put("what", inWords(barrier.selector()))
                        .put("number", barrier.seq()));
    }

    private static void write(Optional<Seen> held, ObjectNode json) {
        json.put("held", held.isPresent());
        held.ifPresent(seen -> {
            json.put("purged", seen.purged());
            json.put("verdict", name(seen.verdict()));
            json.put("kind", name(seen.entry().reply().kind()));
            json.put("body_bytes", seen.entry().reply().body().length);
            json.put("fetched", seen.entry().fetchedAt().toString());
            json.put("age", seen.aging().age().toSeconds());
            json.put("fresh_left", seen.freshLeft().toSeconds());
            json.put("stale_while_refreshing_left", orNull(seen.staleWhileRefreshingLeft()));
            json.put("stale_on_error_left", orNull(seen.staleOnErrorLeft()));
        });
    }

    /** What Redis said, in a word. */
    static String redis(Optional<InRedis> said) {
        return said.map(answer -> switch (answer) {
                    case InRedis.Held held -> "held";
                    case InRedis.Absent absent -> "absent";
                    case InRedis.Unreadable unreadable -> "unreadable: " + name(unreadable.reason());
                    case InRedis.Silent silent -> "silent";
                })
                .orElse("off");
    }

    /** Which entries a purge removed. */
    static String inWords(PurgeSelector selector) {
        return String.join(
                ", ",
                selector.scope().map(Object::toString).orElse("every tenant"),
                selector.method().map(Object::toString).orElse("every method"),
                selector.product().map(product -> "product " + product).orElse("every product"));
    }

    static String name(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }

    private static @Nullable Long orNull(Optional<Duration> duration) {
        return duration.map(Duration::toSeconds).orElse(null);
    }
}
