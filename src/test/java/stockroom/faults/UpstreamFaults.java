package stockroom.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import stockroom.cluster.Answer;
import stockroom.cluster.Question;
import stockroom.cluster.SandboxUpstream;
import stockroom.cluster.Shop;

/** Upstream is gone, slow, or answers what it should not. */
final class UpstreamFaults {

    /** What every call takes where nothing is slow. */
    static final Duration USUAL = Duration.ofMillis(20);

    private static final Duration SLOW = Duration.ofSeconds(5);

    private UpstreamFaults() {}

    static List<Fault> all() {
        return List.of(
                new Breakage(
                        "upstream down",
                        Bound.KEPT_READS_HOLD,
                        (stage, length) -> stage.upstream().stopListening(),
                        stage -> stage.upstream().listenAgain()),
                new Breakage(
                        "upstream slow by 5 s",
                        Bound.KEPT_READS_HOLD,
                        (stage, length) -> stage.upstream().takes(SLOW),
                        stage -> stage.upstream().takes(USUAL)),
                new Struck("upstream trickles for 5 s", "\"kind\":\"slow\",\"millis\":5000", false),
                new Struck("upstream hangs", "\"kind\":\"hang\"", false),
                new Struck("upstream resets connections", "\"kind\":\"reset\"", false),
                new Struck("upstream says 500", "\"kind\":\"status\",\"status\":500", true),
                new Struck("upstream says 503", "\"kind\":\"status\",\"status\":503", true),
                new Struck("upstream says 429", "\"kind\":\"status\",\"status\":429,\"retry_after\":\"1\"", true),
                new Struck("HTML with 200", "\"kind\":\"html\"", false),
                new Struck("an error_class with 200", "\"kind\":\"error-class\"", true),
                new Struck("bytes that are no JSON", "\"kind\":\"garbage\"", false),
                new Struck("empty bodies", "\"kind\":\"empty\"", false),
                new Struck("bodies that never end", "\"kind\":\"endless\"", false),
                new Struck("truncated bodies", "\"kind\":\"cut\"", false),
                new Struck("bodies of 20 MB", "\"kind\":\"oversize\",\"bytes\":20000000", false),
                new Struck("wrong content length", "\"kind\":\"wrong-length\"", false));
    }

    /**
     * A fault of the sandbox's that strikes every call.
     *
     * @param speaks whether it says one thing to all of them, which is an error of upstream's own
     */
    private record Struck(String name, String kind, boolean speaks) implements Fault {

        @Override
        public Bound bound() {
            return Bound.KEPT_READS_HOLD;
        }

        @Override
        public void begin(Stage stage, Duration length) {
            strike(stage.upstream(), "*", kind);
        }

        @Override
        public Optional<Answer> upstreamsWords(Stage stage) {
            return speaks ? Optional.of(stage.upstream().ask(Shop.Account.DEMO, Question.price(1))) : Optional.empty();
        }

        @Override
        public void end(Stage stage) {
            mend(stage.upstream());
        }
    }

    static void strike(SandboxUpstream upstream, String method, String kind) {
        upstream.control("DELETE", "calls", "");
        upstream.control("POST", "faults", "{\"method\":\"" + method + "\"," + kind + "}");
    }

    static void mend(SandboxUpstream upstream) {
        assertThat(upstream.counts().path("faults").asInt()).isPositive();
        upstream.control("DELETE", "faults", "");
    }
}
