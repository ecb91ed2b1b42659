package stockroom.vitals;

import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.exporter.otlp.http.trace.OtlpHttpSpanExporter;
import io.opentelemetry.sdk.resources.Resource;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.export.BatchSpanProcessor;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import io.opentelemetry.sdk.trace.samplers.Sampler;
import java.net.URI;
import java.util.Optional;
import stockroom.entry.RequestTraces;
import stockroom.lookup.LookupTraces;
import stockroom.store.SharedState;
import stockroom.upstream.Upstream;

/**
 * Traces of calls: a request, the lookup in it, and in that what is asked of Redis and upstream.
 *
 * <p>Where nobody collects them none of this is in the way of a call: requests are not followed, lookups are followed by
 * what does nothing, and nothing is decorated.
 */
public final class Tracing implements AutoCloseable {

    private static final String SERVICE = "stockroom";
    private static final String PATH = "/v1/traces";

    private final Optional<SdkTracerProvider> provider;

    private Tracing(Optional<SdkTracerProvider> provider) {
        this.provider = provider;
    }

    public static Tracing off() {
        return new Tracing(Optional.empty());
    }

    /**
     * Sends spans to a collector, from a thread of its own.
     *
     * @param endpoint takes OTLP over HTTP
     * @param sampled the fraction of the calls whose callers have not decided, 0 to 1
     */
    public static Tracing to(URI endpoint, double sampled) {
        if (!(sampled >= 0 && sampled <= 1)) {
            throw new IllegalArgumentException("stockroom.traces.sampled must lie between 0 and 1, not " + sampled);
        }
        SpanExporter exporter =
                OtlpHttpSpanExporter.builder().setEndpoint(traces(endpoint)).build();
        return to(exporter, Sampler.parentBased(Sampler.traceIdRatioBased(sampled)));
    }

    private static String traces(URI endpoint) {
        if (!("https".equals(endpoint.getScheme()) || "http".equals(endpoint.getScheme()))
                || endpoint.getHost() == null
                || endpoint.getUserInfo() != null) {
            throw new IllegalArgumentException(
                    "stockroom.traces.endpoint must be an http or https URL with a host and without a user");
        }
        String base = endpoint.toString().replaceAll("/+$", "");
        return base.endsWith(PATH) ? base : base + PATH;
    }

    static Tracing to(SpanExporter exporter, Sampler sampler) {
        Resource stockroom =
                Resource.getDefault().toBuilder().put("service.name", SERVICE).build();
        return new Tracing(Optional.of(SdkTracerProvider.builder()
                .setResource(stockroom)
                .setSampler(sampler)
                .addSpanProcessor(BatchSpanProcessor.builder(exporter).build())
                .build()));
    }

    public boolean isOn() {
        return provider.isPresent();
    }

    /** What follows requests. */
    public RequestTraces requests() {
        return tracer().<RequestTraces>map(RequestSpans::new).orElse(RequestTraces.NONE);
    }

    public LookupTraces lookups() {
        return tracer().<LookupTraces>map(LookupSpans::new).orElse(LookupTraces.NONE);
    }

    /** The shared state, its commands followed where they belong to a request. */
    public SharedState around(SharedState shared) {
        return tracer().<SharedState>map(tracer -> new FollowedSharedState(shared, tracer))
                .orElse(shared);
    }

    /**
     * Upstream, its calls followed.
     *
     * @param tells whether upstream is told of the trace
     */
    public Upstream around(Upstream upstream, boolean tells) {
        return tracer().<Upstream>map(tracer -> new FollowedUpstream(upstream, tracer, tells))
                .orElse(upstream);
    }

    private Optional<Tracer> tracer() {
        return provider.map(known -> known.get(SERVICE));
    }

    /** Sends what is left, in 10 seconds at most. */
    @Override
    public void close() {
        provider.ifPresent(SdkTracerProvider::close);
    }
}
