package stockroom.faults;

/** What a call is, to whoever made it. */
enum Kind {
    /** A read of what the gateways keep, in memory or in Redis. */
    HIT,
    /** A read of what nobody has asked for yet. */
    MISS,
    /** A quote, which nobody keeps. */
    PRICE
}
