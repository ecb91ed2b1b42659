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
import stockroom.catalog.Tier;
import stockroom.lookup.Aging;
import stockroom.lookup.LookupMetrics;
import stockroom.lookup.LookupResult;

/** Counts and times answers. A hit finds its meters in two steps and makes none. */
@Singleton
final class LookupMeters implements LookupMetrics {

    private final Meters meters;
    private final TenantMeters tenants;
    private final ByMethod<MethodMeters> methods;
    private final CountBy<SavedBy> saved;
    private final CountBy<Claimed> claims;
    private final Pairs<Answer, AnsweredBy, Counter> products;
    private final Map<Answer, Timer> durations = new EnumMap<>(Answer.class);

    @Inject
    LookupMeters(MeterRegistry registry, TenantMeters tenants) {
        this.meters = new Meters(registry);
        this.tenants = tenants;
        methods = new ByMethod<>(label -> new MethodMeters(meters, label));
        saved = new CountBy<>(meters, MetricNames.CALLS_SAVED, "cause", SavedBy.class);
        claims = new CountBy<>(meters, MetricNames.LEASE_CLAIMS, "result", Claimed.class);
        products = new Pairs<>(
                Answer.class,
                (answer, by) -> meters.counter(MetricNames.PRODUCTS, MethodMeters.answerTags(answer, by)));
        for (Answer answer : Answer.values()) {
            durations.put(answer, meters.timer(MetricNames.CALL_DURATION, Labels.tags("answer", answer)));
        }
    }

    @Override
    public long began() {
        return meters.nanos();
    }

    @Override
    public void answered(String tenant, MethodName method, LookupResult result, long began) {
        Answer answer = Answer.of(result);
        MethodMeters ofMethod = methods.of(method);
        TenantCalls ofTenant = tenants.calls(tenant);
        ofMethod.answered(answer, AnsweredBy.of(result));
        SavedBy.of(ofMethod.keeping(), result).ifPresent(saved::increment);
        timed(ofTenant, answer, began);
        switch (result) {
            case LookupResult.Hit hit -> served(ofMethod, ofTenant, hit.tier(), hit.aging());
            case LookupResult.Stale stale -> served(ofMethod, ofTenant, stale.tier(), stale.aging());
            case LookupResult.Fetched fetched -> {}
            case LookupResult.Failed failed -> ofMethod.unanswered(failed.cause());
        }
    }

    private void timed(TenantCalls ofTenant, Answer answer, long began) {
        long took = meters.nanos() - began;
        ofTenant.answered(answer, took);
        Timer timer = durations.get(answer);
        if (timer != null) {
            timer.record(took, TimeUnit.NANOSECONDS);
        }
    }

    private static void served(MethodMeters ofMethod, TenantCalls ofTenant, Tier tier, Aging aging) {
        ofMethod.served(tier, aging.age());
        ofTenant.served(aging.age());
    }

    @Override
    public void broke(String tenant, MethodName method, long began) {
        methods.of(method).answered(Answer.BROKEN, AnsweredBy.NOBODY);
        timed(tenants.calls(tenant), Answer.BROKEN, began);
    }

    @Override
    public void product(LookupResult result) {
        products.of(Answer.of(result), AnsweredBy.of(result)).increment();
    }

    @Override
    public void claimed(Claimed claim) {
        claims.increment(claim);
    }
}
