package stockroom.admin;

import java.util.Optional;
import stockroom.store.StoreMetrics.Breaker;

/** How things stand in parts of the gateway that operators ask about and that are not seen from here. */
public interface Conditions {

    /** How it stands with a tenant's token on this replica; empty if nobody has asked for one yet. */
    Optional<TokenCondition> token(String tenant);

    /** Whether upstream has been failing and is left alone for a while. */
    boolean upstreamLeftAlone();

    /** The state of the breaker ahead of Redis; empty where Redis is not in use. */
    Optional<Breaker> redisBreaker();
}
