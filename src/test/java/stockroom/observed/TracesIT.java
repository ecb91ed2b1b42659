package stockroom.observed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import stockroom.testing.CollectedSpan;
import stockroom.testing.TraceCollector;

/** What a collector is sent, what upstream is told and what the metrics name: with traces, and without. */
final class TracesIT {

    private static final String CALLERS_SPAN = "00f067aa0ba902b7";

    /** What Prometheus sends. */
    private static final String SCRAPED = "application/openmetrics-text;version=1.0.0,application/openmetrics-text;"
            + "version=0.0.1;q=0.75,text/plain;version=0.0.4;q=0.5,*/*;q=0.1";

    private static final TraceCollector COLLECTOR = TraceCollector.open();
    private static final UpstreamWitness UPSTREAM = new UpstreamWitness();
    private static final ObservedGateway TELLING =
            gateway(Map.of("stockroom.traces.endpoint", COLLECTOR.endpoint(), "stockroom.traces.to-upstream", "true"));
    private static final ObservedGateway DISCREET =
            gateway(Map.of("stockroom.traces.endpoint", COLLECTOR.endpoint(), "stockroom.traces.sampled", "0"));
    private static final ObservedGateway UNFOLLOWED = gateway(Map.of("stockroom.traces.to-upstream", "true"));

    private static ObservedGateway gateway(Map<String, String> settings) {
        Map<String, String> all = new HashMap<>(settings);
        all.put("stockroom.upstream.url", UPSTREAM.url());
        return new ObservedGateway(all, "acme");
    }

    /** A trace for each call: its caller has decided that it is collected. */
    private enum Trace {
        TOLD("4bf92f3577b34da6a3ce929d0e0e4731"),
        KEPT_FROM_UPSTREAM("4bf92f3577b34da6a3ce929d0e0e4732"),
        ANSWERED_FROM_MEMORY("4bf92f3577b34da6a3ce929d0e0e4733"),
        UNFOLLOWED("4bf92f3577b34da6a3ce929d0e0e4734");

        private final String id;

        Trace(String id) {
            this.id = id;
        }

        String id() {
            return id;
        }

        String traceparent() {
            return "00-" + id + "-" + CALLERS_SPAN + "-01";
        }

        void call(ObservedGateway gateway) {
            assertThat(gateway.detailsWithin(traceparent(), "acme", "SS.VPS")).isEqualTo(200);
        }
    }

    @BeforeAll
    static void call() {
        UPSTREAM.standBefore(TELLING.sandbox());
        Trace.TOLD.call(TELLING);
        Trace.KEPT_FROM_UPSTREAM.call(DISCREET);
        Trace.UNFOLLOWED.call(UNFOLLOWED);
        DISCREET.details("acme", "SS.VPS");
        Trace.ANSWERED_FROM_MEMORY.call(DISCREET);
    }

    @AfterAll
    static void end() {
        TELLING.close();
        DISCREET.close();
        UNFOLLOWED.close();
        UPSTREAM.close();
        COLLECTOR.close();
    }

    @Test
    void aCallIsFollowedFromItsCallerOverLookupAndRedisToUpstream() {
        Spans spans = collected(Trace.TOLD, Set.of("request", "lookup", "redis get", "upstream"));

        CollectedSpan request = spans.named("request");
        CollectedSpan lookup = spans.named("lookup");
        assertThat(request.parent()).isEqualTo(CALLERS_SPAN);
        assertThat(lookup.parent()).isEqualTo(request.id());
        assertThat(spans.named("redis get").parent()).isEqualTo(lookup.id());
        assertThat(spans.named("upstream").parent()).isEqualTo(lookup.id());
    }

    @Test
    void spansTellTheDecision() {
        Spans spans = collected(Trace.TOLD, Set.of("request", "lookup", "upstream"));

        assertThat(spans.named("lookup").attributes())
                .containsEntry("stockroom.method", "Product/details")
                .containsEntry("stockroom.answer", "miss")
                .containsEntry("stockroom.reason", "miss")
                .containsEntry("stockroom.sharing", "alone")
                .containsEntry("stockroom.stored", "true");
        assertThat(spans.named("upstream").attributes())
                .containsEntry("stockroom.urgency", "miss")
                .containsEntry("http.response.status_code", "200");
        assertThat(spans.named("request").attributes().get("stockroom.cache_status"))
                .startsWith("Stockroom; fwd=miss; fwd-status=200; stored");
    }

    @Test
    void aHitThatIsServedAheadOfTheFrameworkIsFollowedToo() {
        Spans spans = collected(Trace.ANSWERED_FROM_MEMORY, Set.of("request", "lookup"));

        assertThat(spans.byName()).containsOnlyKeys("request", "lookup");
        assertThat(spans.named("lookup").parent())
                .isEqualTo(spans.named("request").id());
        assertThat(spans.named("lookup").attributes())
                .containsEntry("stockroom.answer", "hit")
                .containsEntry("stockroom.answered_by", "memory");
    }

    @Test
    void upstreamIsToldOfTheTraceOnlyWhereThatIsAllowed() {
        String span =
                collected(Trace.TOLD, Set.of("upstream")).named("upstream").id();

        assertThat(UPSTREAM.paths()).filteredOn("/v1/Product/details"::equals).hasSize(3);
        assertThat(UPSTREAM.traceparents()).containsExactly("00-" + Trace.TOLD.id() + "-" + span + "-01");
    }

    @Test
    void bucketsNameTracesThatFellIntoThem() {
        assertThat(exemplars(DISCREET)).contains(Trace.KEPT_FROM_UPSTREAM.id(), Trace.ANSWERED_FROM_MEMORY.id());
    }

    @Test
    void whereNobodyCollectsNothingIsFollowed() {
        collected(Trace.TOLD, Set.of("request"));

        assertThat(COLLECTOR.spans(Trace.UNFOLLOWED.id())).isEmpty();
        assertThat(exemplars(UNFOLLOWED)).isEmpty();
    }

    @Test
    void logLinesNameTheTraceOfTheirCallEvenWhereNobodyCollects() {
        assertThat(UNFOLLOWED.process().log().lines())
                .filteredOn(line -> line.contains("Upstream token minted"))
                .hasSize(1)
                .allMatch(line -> line.contains("\"traceId\":\"" + Trace.UNFOLLOWED.id() + "\""));
    }

    /** The trace's spans, once those named have come. */
    private static Spans collected(Trace trace, Set<String> names) {
        await().atMost(Duration.ofSeconds(20))
                .until(() -> Spans.of(trace).byName().keySet().containsAll(names));
        return Spans.of(trace);
    }

    /** A trace's spans; of several of one name the first counts. */
    private record Spans(Map<String, CollectedSpan> byName) {

        static Spans of(Trace trace) {
            return new Spans(COLLECTOR.spans(trace.id()).stream()
                    .collect(Collectors.toMap(CollectedSpan::name, span -> span, (first, second) -> first)));
        }

        CollectedSpan named(String name) {
            return Objects.requireNonNull(byName.get(name), name);
        }
    }

    /** The traces that the call durations name. */
    private static Set<String> exemplars(ObservedGateway gateway) {
        return gateway.scrape(SCRAPED)
                .lines()
                .filter(line -> line.startsWith("stockroom_call_duration_seconds_bucket"))
                .filter(line -> line.contains("trace_id=\""))
                .map(line -> line.replaceAll(".*trace_id=\"(\\w+)\".*", "$1"))
                .collect(Collectors.toSet());
    }
}
