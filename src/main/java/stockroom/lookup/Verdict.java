package stockroom.lookup;

/** What may be done with an entry. */
public enum Verdict {
    /** Serve it. */
    FRESH,
    /** Serve it, and renew it before it ends. */
    FRESH_BUT_RENEW,
    /** Serve it as stale, and renew it. */
    STALE,
    /** Serve it as stale if upstream can not be asked. */
    LAST_RESORT,
    /** Do not serve it. */
    ENDED
}
