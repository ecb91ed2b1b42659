package stockroom.vitals;

import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import stockroom.entry.EntryMetrics;

/**
 * Counts requests by status. The path is no label: callers choose it, and may write into it what is nobody's business.
 */
@Singleton
final class RequestMeters implements EntryMetrics {

    private final CountByStatus answers;

    @Inject
    RequestMeters(MeterRegistry registry) {
        this.answers = new CountByStatus(new Meters(registry), MetricNames.REQUESTS);
    }

    @Override
    public void answered(int status) {
        answers.increment(status);
    }
}
