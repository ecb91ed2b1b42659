package stockroom.faults;

/** What a fault may do to calls. */
enum Bound {
    /** Nothing: every call succeeds. */
    NOTHING_FAILS,
    /** Reads of what is kept go on; other calls may fail, clearly and in time. */
    KEPT_READS_HOLD,
    /** Reads of what is still fresh go on: who may no longer log in is shown nothing stale. */
    FRESH_READS_HOLD,
    /** Calls that a process takes with it get no answer, and nothing else fails. */
    LOST_WITH_THE_PROCESS
}
