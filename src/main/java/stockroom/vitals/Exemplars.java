package stockroom.vitals;

import io.prometheus.client.exemplars.DefaultExemplarSampler;
import io.prometheus.client.exemplars.ExemplarSampler;
import io.prometheus.client.exemplars.tracer.common.SpanContextSupplier;
import jakarta.annotation.Priority;
import jakarta.enterprise.inject.Alternative;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.Optional;

/**
 * Names, beside the buckets of histograms, traces that fell into them. An answer that several requests share may carry
 * the trace of the one that fetched it.
 */
@Singleton
final class Exemplars {

    /** In place of the framework's own, which knows nothing of our traces. */
    @Produces
    @Alternative
    @Priority(1)
    Optional<ExemplarSampler> sampler(Tracing tracing) {
        return tracing.isOn() ? Optional.of(new DefaultExemplarSampler(new Current())) : Optional.empty();
    }

    /** The request's span, if its trace is collected. */
    private static final class Current implements SpanContextSupplier {

        @Override
        public String getTraceId() {
            return SpanPlace.current().getTraceId();
        }

        @Override
        public String getSpanId() {
            return SpanPlace.current().getSpanId();
        }

        @Override
        public boolean isSampled() {
            return SpanPlace.current().isSampled();
        }
    }
}
