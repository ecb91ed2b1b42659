package stockroom.store;

/** Where an entry was found. */
public enum Tier {
    MEMORY,
    REDIS
}
