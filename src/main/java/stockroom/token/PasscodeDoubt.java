package stockroom.token;

import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;

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
    private final LongSupplier nanos;
    private final Duration keepFor;
    private final Map<String, Doubt> own = new ConcurrentHashMap<>();

    /** Remembers a doubt for so long: who calls seldom is rejected no more often in that time. */
    PasscodeDoubt(QuietState state, LongSupplier nanos, Duration keepFor) {
        this.state = state;
        this.nanos = nanos;
        this.keepFor = keepFor;
    }

    /** Whether this rejection may be doubted; the next one may not. */
    Uni<Boolean> begin(Login who) {
        if (who.account().secondFactor().isEmpty()) {
            return Uni.createFrom().item(false);
        }
        boolean firstHere = beginHere(who);
        return state.putIfAbsent(who.key(KIND), MARK, keepFor).map(first -> first.orElse(firstHere));
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

    /** Counts where the shared state is silent: otherwise another replica may know better. */
    private boolean beginHere(Login who) {
        long now = nanos.getAsLong();
        Doubt before = own.get(who.tenant());
        if (before != null && before.holdsFor(who, now)) {
            return false;
        }
        own.put(who.tenant(), new Doubt(who.version(), now + keepFor.toNanos()));
        return true;
    }

    private record Doubt(String version, long untilNanos) {

        boolean holdsFor(Login who, long now) {
            return version.equals(who.version()) && now - untilNanos < 0;
        }
    }
}
