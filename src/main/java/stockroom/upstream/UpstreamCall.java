package stockroom.upstream;

import java.time.Duration;
import java.util.Optional;
import stockroom.catalog.Call;
import stockroom.tenant.Tenant;

/**
 * A call on its way out: for whom, what, and how urgent it is.
 *
 * @param patience how long the one caller waits who is to have the answer; nothing where others may wait for it too
 */
public record UpstreamCall(Tenant tenant, Call call, Urgency urgency, Optional<Duration> patience) {

    /** A call whose answer anyone may be waiting for. */
    public UpstreamCall(Tenant tenant, Call call, Urgency urgency) {
        this(tenant, call, urgency, Optional.empty());
    }
}
