package stockroom.simulation;

import java.time.Duration;
import java.util.Map;
import stockroom.catalog.MethodName;
import stockroom.catalog.Methods;
import stockroom.lookup.LeaseSettings;
import stockroom.lookup.Lifetimes;
import stockroom.lookup.LookupSettings;
import stockroom.lookup.LookupSettings.BatchSettings;
import stockroom.token.LoginLimits;
import stockroom.token.TokenSettings;
import stockroom.upstream.UpstreamLimits;

/** Shorter times than production's, so that a minute sees entries through all their ages. */
final class Settings {

    static final Map<MethodName, Lifetimes> LIFETIMES = Map.of(
            Methods.DETAILS, lifetimes(4, 3, 20),
            Methods.LIST, lifetimes(3, 2, 15),
            Methods.STARTING_PRICE, lifetimes(2, 3, 10));

    static final Duration NOT_FOUND = Duration.ofSeconds(2);

    static final LookupSettings LOOKUP = new LookupSettings(
            NOT_FOUND,
            Duration.ofSeconds(1),
            Duration.ofSeconds(2),
            new LeaseSettings(Duration.ofSeconds(2), Duration.ofSeconds(4), Duration.ofSeconds(1)),
            new BatchSettings(Duration.ofMillis(5), 3));

    static final TokenSettings TOKENS = new TokenSettings(
            Duration.ofSeconds(2),
            0.06,
            Duration.ofSeconds(4),
            Duration.ofSeconds(3),
            Duration.ofMillis(250),
            Duration.ofSeconds(5),
            new LoginLimits(
                    500,
                    Duration.ofMillis(500),
                    Duration.ofSeconds(4),
                    Duration.ofMinutes(10),
                    Duration.ofMinutes(20)));

    static final UpstreamLimits UPSTREAM = new UpstreamLimits(
            Duration.ofSeconds(3), Duration.ofMillis(100), Duration.ZERO, 0.1, UpstreamLimits.BreakerLimits.DEFAULTS);

    private Settings() {}

    private static Lifetimes lifetimes(int fresh, int whileRefreshing, int onError) {
        return new Lifetimes(
                Duration.ofSeconds(fresh), Duration.ofSeconds(whileRefreshing), Duration.ofSeconds(onError));
    }
}
