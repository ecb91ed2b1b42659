package stockroom.upstream;

import java.time.Duration;
import java.util.Optional;
import stockroom.catalog.Call;
import stockroom.tenant.Tenant;

/**
 * A call on its way out: for whom, what, and how urgent it is.
 *
 * @param patience how long the one caller waits who is to have the answer; nothing where others may wait for it too
 * @param traceparent the trace context that upstream is told (W3C Trace Context); nothing where it is told none
 */
public record UpstreamCall(
        Tenant tenant, Call call, Urgency urgency, Optional<Duration> patience, Optional<String> traceparent) {

    /** A call whose trace is nobody's business. */
    public UpstreamCall(Tenant tenant, Call call, Urgency urgency, Optional<Duration> patience) {
        this(tenant, call, urgency, patience, Optional.empty());
    }

    /** A call whose answer anyone may be waiting for. */
    public UpstreamCall(Tenant tenant, Call call, Urgency urgency) {
        this(tenant, call, urgency, Optional.empty());
    }

    /** The same call, telling upstream of this trace context. */
    public UpstreamCall within(String trace) {
        return new UpstreamCall(tenant, call, urgency, patience, Optional.of(trace));
    }
}
