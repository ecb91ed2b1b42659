package stockroom.admin;

import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.Optional;
import stockroom.store.StoreMetrics.Breaker;
import stockroom.tenant.Tenant;

/** How things stand in parts of the gateway that operators ask about and that are not seen from here. */
public interface Conditions {

    /** How it stands with a tenant's token on this replica; empty if nobody has asked for one yet. */
    Optional<TokenCondition> token(String tenant);

    /** Whether upstream has been failing and is left alone for a while. */
    boolean upstreamLeftAlone();

    /** How much longer upstream is not asked for a tenant, for its calls were too many; on whichever replica they were. */
    Uni<Optional<Duration>> pause(Tenant tenant);

    /** The state of the breaker ahead of Redis; empty where Redis is not in use. */
    Optional<Breaker> redisBreaker();
}
