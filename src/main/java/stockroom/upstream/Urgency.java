package stockroom.upstream;

/** Why upstream is asked, the most urgent first: where there is not room for all, the later ones give way. */
public enum Urgency {
    /** A call whose answer is never kept: a caller waits, and nothing else can serve it. */
    PRICE,
    /** A caller waits, and nothing kept can serve it. */
    MISS,
    /** Nobody waits: an entry is renewed while it still serves. */
    REFRESH
}
