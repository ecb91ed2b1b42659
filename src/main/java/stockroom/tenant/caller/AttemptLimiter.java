package stockroom.tenant.caller;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * Slows those who guess. It is asked only after an attempt has failed, so nobody's failures keep anybody else's valid
 * key out, be it behind one address or for one tenant.
 *
 * <p>Its memory is two fixed tables, whoever attacks from however many addresses: see {@link FailureMeter}.
 */
public final class AttemptLimiter {

    private static final Duration WINDOW = Duration.ofMinutes(1);

    private final FailureMeter addresses;
    private final FailureMeter tenants;
    private final InstantSource clock;

    public AttemptLimiter(AttemptLimits limits, InstantSource clock, RandomGenerator random) {
        this.addresses = new FailureMeter(limits.perAddress(), WINDOW, random.nextLong());
        this.tenants = new FailureMeter(limits.perTenant(), WINDOW, random.nextLong());
        this.clock = clock;
    }

    /** Counts a failed attempt, and says how long to wait if it was one too many. A tenant need not exist to count. */
    Optional<Duration> failed(String address, Optional<String> tenant) {
        var now = clock.instant();
        var wait = addresses.failed(AddressGroup.of(address), now);
        var tenantsWait = tenant.map(name -> tenants.failed(name, now)).orElse(Duration.ZERO);
        var longer = wait.compareTo(tenantsWait) < 0 ? tenantsWait : wait;
        return longer.isZero() ? Optional.empty() : Optional.of(longer);
    }
}
