package stockroom.token;

import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Gives a rejected login that had a passcode the benefit of the doubt, once over all replicas: upstream does not say
 * whether the password was wrong, or the passcode arrived a moment before or after its step by upstream's clock.
 *
 * <p>The second rejection is believed, unless a login was accepted between the two.
 */
final class PasscodeDoubt {

    private static final String KIND = "doubted";
    private static final byte[] MARK = {1};

    private final QuietState state;
    private final InstantSource clock;
    private final Duration keepFor;
    private final Map<String, Doubt> own = new ConcurrentHashMap<>();

    /** Remembers a doubt for so long: who calls seldom is rejected no more often in that time. */
    PasscodeDoubt(QuietState state, InstantSource clock, Duration keepFor) {
        this.state = state;
        this.clock = clock;
        this.keepFor = keepFor;
    }

    /** Whether this rejection may be doubted; the next one may not. */
    Uni<Boolean> begin(Login who) {
        if (who.account().secondFactor().isEmpty() || isOwn(who)) {
            return Uni.createFrom().item(false);
        }
        own.put(who.tenant(), new Doubt(who.version(), clock.instant().plus(keepFor)));
        return state.putIfAbsent(who.key(KIND), MARK, keepFor).map(first -> first.orElse(true));
    }

    /** The credentials were accepted: what was doubted was the passcode. */
    Uni<Boolean> settle(Login who) {
        own.remove(who.tenant());
        return who.account().secondFactor().isEmpty()
                ? Uni.createFrom().item(false)
                : state.removeIfEqual(who.key(KIND), MARK).map(removed -> removed.orElse(false));
    }

    void forget(String tenant) {
        own.remove(tenant);
    }

    private boolean isOwn(Login who) {
        Doubt doubt = own.get(who.tenant());
        return doubt != null
                && doubt.version().equals(who.version())
                && clock.instant().isBefore(doubt.until());
    }

    private record Doubt(String version, Instant until) {}
}
