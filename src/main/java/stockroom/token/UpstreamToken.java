package stockroom.token;

import java.time.Instant;
import stockroom.tenant.Secret;

/** A live upstream token: what stands in for the password until its end. It never leaves the gateway. */
public record UpstreamToken(Secret value, Instant expires) {

    /** Whether upstream would take the two for one: their ends may be told more or less exactly. */
    boolean isSameAs(UpstreamToken other) {
        return value.equals(other.value);
    }
}
