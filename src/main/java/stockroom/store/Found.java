package stockroom.store;

/** An entry, and where it was. */
public record Found(Entry entry, Tier tier) {}
