package stockroom.lookup;

/** Lets tests outside see what a lookup has under way. */
public final class UnderWay {

    private UnderWay() {}

    /** How many flights, lanes and forwarded calls are under way: zero when all is at rest. */
    public static int of(CatalogLookup lookup) {
        return lookup.underWay();
    }
}
