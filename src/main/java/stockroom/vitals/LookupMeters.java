package stockroom.vitals;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import stockroom.catalog.MethodName;
import stockroom.lookup.LookupMetrics;
import stockroom.lookup.LookupResult;

/** Counts and times answers. A hit finds its meters in two steps and makes none. */
@Singleton
final class LookupMeters implements LookupMetrics {

    private final Meters meters;
    private final ByMethod<MethodMeters> methods;
    private final CountBy<SavedBy> saved;
    private final Pairs<Answer, AnsweredBy, Counter> products;
    private final Map<Answer, Timer> durations = new EnumMap<>(Answer.class);

    @Inject
    LookupMeters(MeterRegistry registry) {
        meters = new Meters(registry);
        methods = new ByMethod<>(label -> new MethodMeters(meters, label));
        saved = new CountBy<>(meters, MetricNames.CALLS_SAVED, "cause", SavedBy.class);
        products = new Pairs<>(
                Answer.class,
                (answer, by) -> meters.counter(MetricNames.PRODUCTS, MethodMeters.answerTags(answer, by)));
        for (Answer answer : Answer.values()) {
            durations.put(answer, meters.timer(MetricNames.CALL_DURATION, Labels.tags("answer", answer)));
        }
    }

    @Override
    public void answered(MethodName method, LookupResult result) {
        MethodMeters of = methods.of(method);
        of.answered(result);
        SavedBy.of(of.keeping(), result).ifPresent(saved::increment);
    }

    @Override
    public void product(LookupResult result) {
        products.of(Answer.of(result), AnsweredBy.of(result)).increment();
    }

    @Override
    public long began() {
        return meters.nanos();
    }

    @Override
    public void ended(LookupResult result, long began) {
        Timer timer = durations.get(Answer.of(result));
        if (timer != null) {
            timer.record(meters.nanos() - began, TimeUnit.NANOSECONDS);
        }
    }
}
