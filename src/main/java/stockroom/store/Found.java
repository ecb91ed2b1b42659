package stockroom.store;

import stockroom.catalog.Tier;

/** An entry, and where it was. */
public record Found(Entry entry, Tier tier) {}
