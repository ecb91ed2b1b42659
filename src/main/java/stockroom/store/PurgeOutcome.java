package stockroom.store;

/** How far a purge has got when its call returns. */
public enum PurgeOutcome {
    /** It stands in the shared log, or there are no other replicas: every replica honours it within a second. */
    EVERYWHERE,
    /** It holds on this replica and is sent on when Redis answers again. */
    HERE_ONLY_UNTIL_REDIS_RETURNS
}
