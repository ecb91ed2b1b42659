package stockroom.upstream;

import java.time.Duration;
import java.util.Optional;
import stockroom.tenant.Tenant;

/** Lets tests outside tell that upstream has sent a tenant away, as the wire does. */
public final class SentAway {

    private SentAway() {}

    public static void tell(Pauses pauses, Tenant tenant, Duration retryAfter) {
        pauses.begin(tenant, Optional.of(retryAfter));
    }
}
