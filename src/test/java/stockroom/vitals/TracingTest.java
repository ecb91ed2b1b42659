package stockroom.vitals;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import io.opentelemetry.sdk.trace.samplers.Sampler;
import io.smallrye.common.vertx.VertxContext;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import java.net.URI;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import stockroom.catalog.Call;
import stockroom.catalog.FailureCause;
import stockroom.catalog.MethodName;
import stockroom.catalog.Methods;
import stockroom.catalog.Scope;
import stockroom.catalog.Version;
import stockroom.entry.RequestTraces;
import stockroom.lookup.LookupResult;
import stockroom.lookup.LookupTraces;
import stockroom.store.NoSharedState;
import stockroom.store.SharedState;
import stockroom.tenant.RemoteAccount;
import stockroom.tenant.Secret;
import stockroom.tenant.Tenant;
import stockroom.upstream.Upstream;
import stockroom.upstream.UpstreamCall;
import stockroom.upstream.UpstreamResult;
import stockroom.upstream.Urgency;

final class TracingTest {

    private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";
    private static final String PARENT = "00-" + TRACE + "-00f067aa0ba902b7-01";
    private static final UpstreamCall CALL = new UpstreamCall(tenant(), call(), Urgency.MISS);

    private final Vertx vertx = Vertx.vertx();
    private final Collected collected = new Collected();
    private final Tracing tracing = Tracing.to(collected, Sampler.alwaysOn());
    private final List<UpstreamCall> sent = new CopyOnWriteArrayList<>();
    private final SharedState shared = tracing.around(new NoSharedState());

    @AfterEach
    void close() {
        tracing.close();
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    /** Remembers spans. */
    private static final class Collected implements SpanExporter {

        private final List<SpanData> spans = new CopyOnWriteArrayList<>();

        @Override
        public CompletableResultCode export(Collection<SpanData> some) {
            spans.addAll(some);
            return CompletableResultCode.ofSuccess();
        }

        @Override
        public CompletableResultCode flush() {
            return CompletableResultCode.ofSuccess();
        }

        @Override
        public CompletableResultCode shutdown() {
            return CompletableResultCode.ofSuccess();
        }
    }

    private static Call call() {
        return new Call(
                Version.V1,
                Methods.DETAILS,
                Methods.spec(Methods.DETAILS).canonical(JsonNodeFactory.instance.objectNode()));
    }

    private static Tenant tenant() {
        RemoteAccount account =
                new RemoteAccount("acme-api", Secret.of("sesame"), Optional.empty(), Duration.ofHours(1), "1");
        return new Tenant("acme", account, Scope.ofTenant("acme"), List.of());
    }

    /** Runs it where a request runs. */
    private <T> T inARequest(Function<RequestTraces, Uni<T>> work) {
        CompletableFuture<T> done = new CompletableFuture<>();
        VertxContext.getOrCreateDuplicatedContext(vertx)
                .runOnContext(here -> Uni.createFrom()
                        .deferred(() -> work.apply(tracing.requests()))
                        .subscribe()
                        .with(done::complete, done::completeExceptionally));
        return done.join();
    }

    private Uni<UpstreamResult> timesOut(UpstreamCall call) {
        sent.add(call);
        return Uni.createFrom().item(UpstreamResult.Failed.of(FailureCause.TIMED_OUT));
    }

    private Uni<UpstreamResult> lookedUp(boolean tells) {
        LookupTraces.Trace lookup = tracing.lookups().begin(Methods.DETAILS);
        return shared.get("key")
                .onFailure()
                .recoverWithItem(Optional.empty())
                .chain(() -> tracing.around(this::timesOut, tells).send(CALL))
                .invoke(() -> lookup.ended(
                        new LookupResult.Failed(FailureCause.TIMED_OUT, Optional.empty(), LookupResult.Reason.MISS)));
    }

    private Map<String, SpanData> spansOfACall(Optional<String> traceparent, boolean tells) {
        inARequest(requests -> {
            RequestTraces.Trace request = requests.begin("POST", traceparent);
            return lookedUp(tells).invoke(() -> request.answered(504, Optional.of("Stockroom; fwd=miss")));
        });
        return spans();
    }

    private Map<String, SpanData> spans() {
        tracing.close();
        return collected.spans.stream().collect(Collectors.toMap(SpanData::getName, span -> span));
    }

    @Test
    void aCallIsFollowedFromItsCallerToUpstream() {
        Map<String, SpanData> spans = spansOfACall(Optional.of(PARENT), false);

        assertThat(spans).containsOnlyKeys("request", "lookup", "redis get", "upstream");
        assertThat(spans.values()).allMatch(span -> span.getTraceId().equals(TRACE));
        assertThat(parent(spans, "request")).isEqualTo("00f067aa0ba902b7");
        assertThat(parent(spans, "lookup")).isEqualTo(id(spans, "request"));
        assertThat(parent(spans, "redis get")).isEqualTo(id(spans, "lookup"));
        assertThat(parent(spans, "upstream")).isEqualTo(id(spans, "lookup"));
    }

    @Test
    void theDecisionIsToldAndNothingOfWhoOrWhat() {
        Map<String, SpanData> spans = spansOfACall(Optional.empty(), false);

        assertThat(attribute(spans, "lookup", "stockroom.method")).isEqualTo("Product/details");
        assertThat(attribute(spans, "lookup", "stockroom.answer")).isEqualTo("unanswered");
        assertThat(attribute(spans, "lookup", "stockroom.failure")).isEqualTo("timed_out");
        assertThat(attribute(spans, "upstream", "stockroom.urgency")).isEqualTo("miss");
        assertThat(attribute(spans, "request", "stockroom.cache_status")).isEqualTo("Stockroom; fwd=miss");
        assertThat(spans.toString()).doesNotContain("sesame", "acme", "\"key\"");
    }

    @Test
    void whatCallersMakeUpIsToldAsOther() {
        inARequest(requests -> {
            RequestTraces.Trace request = requests.begin("sesame", Optional.empty());
            tracing.lookups().begin(new MethodName("Product/sesame")).broke();
            request.brokeOff();
            return Uni.createFrom().voidItem();
        });

        Map<String, SpanData> spans = spans();
        assertThat(attribute(spans, "request", "http.request.method")).isEqualTo("_OTHER");
        assertThat(attribute(spans, "lookup", "stockroom.method")).isEqualTo("other");
    }

    @Test
    void whatFollowsARequestIsOfItsOwnSpan() {
        String context = inARequest(requests -> Uni.createFrom()
                .item(requests.begin("GET", Optional.of(PARENT)))
                .invoke(request -> request.answered(200, Optional.empty()))
                .map(RequestTraces.Trace::traceparent));

        assertThat(context).isEqualTo("00-" + TRACE + "-" + id(spans(), "request") + "-01");
    }

    @Test
    void upstreamIsToldOfTheTraceWhereThatIsAllowed() {
        Map<String, SpanData> spans = spansOfACall(Optional.of(PARENT), true);

        assertThat(sent)
                .extracting(UpstreamCall::traceparent)
                .containsExactly(Optional.of("00-" + TRACE + "-" + id(spans, "upstream") + "-01"));
    }

    @Test
    void upstreamIsToldOfNoTraceElsewhere() {
        spansOfACall(Optional.of(PARENT), false);

        assertThat(sent).containsExactly(CALL);
    }

    @Test
    void whereNobodyCollectsNothingIsDecorated() {
        Tracing off = Tracing.off();
        Upstream upstream = this::timesOut;

        assertThat(off.requests()).isSameAs(RequestTraces.NONE);
        assertThat(off.lookups()).isSameAs(LookupTraces.NONE);
        assertThat(off.around(shared)).isSameAs(shared);
        assertThat(off.around(upstream, true)).isSameAs(upstream);
    }

    @Test
    void workOfNoRequestHasNoRedisSpans() {
        shared.get("key").onFailure().recoverWithItem(Optional.empty()).await().indefinitely();

        assertThat(spans()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"collector:4318", "ftp://collector", "http://user:word@collector:4318", "http:///v1/traces"})
    void anEndpointThatMakesNoSenseIsNamed(String endpoint) {
        assertThatThrownBy(() -> Tracing.to(URI.create(endpoint), 0.1))
                .hasMessageStartingWith("stockroom.traces.endpoint must be")
                .hasMessageNotContaining("word");
    }

    @ParameterizedTest
    @ValueSource(doubles = {-0.1, 1.1, Double.NaN})
    void aFractionThatIsNoneIsNamed(double sampled) {
        assertThatThrownBy(() -> Tracing.to(URI.create("http://collector:4318"), sampled))
                .hasMessageStartingWith("stockroom.traces.sampled must lie between 0 and 1");
    }

    private static SpanData span(Map<String, SpanData> spans, String name) {
        return Objects.requireNonNull(spans.get(name), name);
    }

    private static String parent(Map<String, SpanData> spans, String name) {
        return span(spans, name).getParentSpanId();
    }

    private static String id(Map<String, SpanData> spans, String name) {
        return span(spans, name).getSpanId();
    }

    private static String attribute(Map<String, SpanData> spans, String name, String key) {
        return String.valueOf(span(spans, name).getAttributes().get(AttributeKey.stringKey(key)));
    }
}
