package stockroom.vitals;

import java.util.Optional;
import stockroom.store.StoreMetrics.Breaker;
import stockroom.store.StoreMetrics.Outcome;

/** How it stands with the second tier. None of these makes the gateway unready: it does without. */
enum RedisState {
    /** It answers. */
    UP,
    /** It does not answer, or not as it should: replicas work for themselves meanwhile. */
    DEGRADED,
    /** None is configured. */
    OFF;

    static RedisState of(Optional<Breaker> breaker, Outcome last) {
        if (breaker.isEmpty()) {
            return OFF;
        }
        return breaker.get() == Breaker.CLOSED && last == Outcome.OK ? UP : DEGRADED;
    }
}
