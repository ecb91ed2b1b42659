package stockroom.vitals;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.Tags;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The meters of one tenant, or of those who share a label. */
final class TenantSeries {

    /** What a login came to. */
    enum Login {
        MINTED,
        REFUSED,
        FAILED
    }

    private final Meters meters;
    private final InstantSource clock;
    private final List<Meter> all = new ArrayList<>();
    private final Map<Login, Counter> logins = new EnumMap<>(Login.class);
    private final Counter renewed;
    private final Counter dropped;
    private final Counter unreadable;
    private final TenantCalls calls;
    private final Map<String, Instant> ends = new ConcurrentHashMap<>();
    private final Set<String> refused = ConcurrentHashMap.newKeySet();

    TenantSeries(String label, Meters meters, InstantSource clock) {
        this.meters = meters;
        this.clock = clock;
        Tags tenant = Tags.of("tenant", label);
        for (Login login : Login.values()) {
            logins.put(login, counter(MetricNames.LOGINS, tenant.and(Labels.tags("result", login))));
        }
        renewed = counter(MetricNames.TOKENS_RENEWED, tenant);
        dropped = counter(MetricNames.TOKENS_DROPPED, tenant);
        unreadable = counter(MetricNames.TOKENS_UNREADABLE, tenant);
        calls = new TenantCalls(meters, tenant);
        calls.all().forEach(all::add);
        all.add(meters.gauge(MetricNames.TOKEN_LEFT, tenant, this::secondsLeft));
        all.add(meters.gauge(MetricNames.LOGIN_REFUSED, tenant, refused::size));
    }

    private Counter counter(MetricNames name, Tags tags) {
        Counter counter = meters.counter(name, tags);
        all.add(counter);
        return counter;
    }

    /** One more that goes by this label; without a token so far. */
    void add(String tenant) {
        ends.putIfAbsent(tenant, Instant.EPOCH);
    }

    /** What is left when a tenant is gone; nothing, and no meters, when it was the last. */
    Optional<TenantSeries> without(String tenant) {
        ends.remove(tenant);
        refused.remove(tenant);
        if (!ends.isEmpty()) {
            return Optional.of(this);
        }
        all.forEach(meters::remove);
        return Optional.empty();
    }

    TenantCalls calls() {
        return calls;
    }

    void login(Login result) {
        Counter counter = logins.get(result);
        if (counter != null) {
            counter.increment();
        }
    }

    void renewed() {
        renewed.increment();
    }

    void dropped(String tenant) {
        dropped.increment();
        ends.put(tenant, Instant.EPOCH);
    }

    void unreadable() {
        unreadable.increment();
    }

    void expires(String tenant, Instant end) {
        ends.put(tenant, end);
    }

    void loginRefused(String tenant, boolean now) {
        if (now) {
            refused.add(tenant);
        } else {
            refused.remove(tenant);
        }
    }

    Set<String> refusedLogins() {
        return Set.copyOf(refused);
    }

    /** Of the token that ends first, where several share the label; who has none says nothing about the others'. */
    private double secondsLeft() {
        Instant now = clock.instant();
        return ends.values().stream()
                .filter(end -> !end.equals(Instant.EPOCH))
                .mapToDouble(end -> Math.max(0, Meters.seconds(Duration.between(now, end))))
                .min()
                .orElse(0);
    }
}
