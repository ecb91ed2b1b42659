package stockroom.upstream;

import stockroom.catalog.Call;
import stockroom.tenant.Tenant;

/** A call on its way out: for whom, what, and how urgent it is. */
public record UpstreamCall(Tenant tenant, Call call, Urgency urgency) {}
