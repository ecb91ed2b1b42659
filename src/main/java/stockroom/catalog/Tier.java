package stockroom.catalog;

/** Where an entry was found. */
public enum Tier {
    MEMORY,
    REDIS
}
