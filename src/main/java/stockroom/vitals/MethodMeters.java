package stockroom.vitals;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import stockroom.catalog.FailureCause;
import stockroom.catalog.MethodName;
import stockroom.catalog.MethodSpec.Keeping;
import stockroom.catalog.Methods;
import stockroom.catalog.Tier;

/** The meters of one method's answers. */
final class MethodMeters {

    private final Pairs<Answer, AnsweredBy, Counter> calls;
    private final Map<FailureCause, Counter> unanswered = new ConcurrentHashMap<>();
    private final Map<Tier, Timer> ages = new ConcurrentHashMap<>();
    private final Meters meters;
    private final Tags method;
    private final Keeping keeping;

    /** @param label the method's name, or that of all methods without meters of their own */
    MethodMeters(Meters meters, String label) {
        this.meters = meters;
        this.method = Tags.of("method", label);
        this.keeping = Methods.spec(new MethodName(label)).keeping();
        this.calls = new Pairs<>(
                Answer.class, (answer, by) -> meters.counter(MetricNames.CALLS, method.and(answerTags(answer, by))));
    }

    Keeping keeping() {
        return keeping;
    }

    void answered(Answer answer, AnsweredBy by) {
        calls.of(answer, by).increment();
    }

    void served(Tier tier, Duration age) {
        Timer known = ages.get(tier);
        (known != null ? known : ages.computeIfAbsent(tier, this::age)).record(age);
    }

    void unanswered(FailureCause cause) {
        unanswered.computeIfAbsent(cause, this::counter).increment();
    }

    private Timer age(Tier tier) {
        return meters.timer(MetricNames.ANSWER_AGE, method.and(Labels.tags("tier", tier)));
    }

    private Counter counter(FailureCause cause) {
        return meters.counter(MetricNames.CALLS_UNANSWERED, method.and(Labels.tags("cause", cause)));
    }

    static Tags answerTags(Answer answer, AnsweredBy by) {
        return Labels.tags("answer", answer).and(Labels.tags("tier", by));
    }
}
