package stockroom.faults;

import java.time.Duration;
import java.util.Map;
import stockroom.cluster.Question;

/**
 * How long the gateways may keep an answer. Details and starting prices live so short that a row of seconds sees them
 * fresh, stale, and stale beyond what is renewed in the background; pages of lists stay fresh through a row.
 */
record Limits(Duration fresh, Duration staleWhileRefreshing, Duration staleOnError) {

    /** The time limit of a call to upstream. */
    static final Duration TIMEOUT = Duration.ofSeconds(6);

    private static final Limits SHORT = new Limits(Duration.ofMillis(600), Duration.ofMillis(600), Duration.ofHours(1));
    private static final Limits LONG = new Limits(Duration.ofMinutes(2), Duration.ofMinutes(5), Duration.ofHours(24));

    private static final Map<String, Limits> BY_METHOD =
            Map.of("Product/details", SHORT, "Product/startingPrice", SHORT, "Product/list", LONG);

    /** Those of a method's answers; none for a quote. */
    static Limits of(Question question) {
        return BY_METHOD.getOrDefault(question.method(), new Limits(Duration.ZERO, Duration.ZERO, Duration.ZERO));
    }

    /** Writes the settings of all methods. */
    static void writeInto(Map<String, String> settings) {
        settings.put("stockroom.upstream.timeout", TIMEOUT.toString());
        BY_METHOD.forEach((method, limits) -> {
            String prefix = "stockroom.cache.\"" + method + "\".";
            settings.put(prefix + "fresh", limits.fresh.toString());
            settings.put(prefix + "stale-while-refreshing", limits.staleWhileRefreshing.toString());
            settings.put(prefix + "stale-on-error", limits.staleOnError.toString());
        });
    }

    /** Jitter stretches a life by a tenth at most. */
    Duration freshMax() {
        return fresh.multipliedBy(11).dividedBy(10);
    }
}
