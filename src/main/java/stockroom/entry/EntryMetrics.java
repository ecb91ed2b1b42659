package stockroom.entry;

/** What is observed at the door. Called on the way of each request: it must be quick and never throw. */
public interface EntryMetrics {

    /** A request was answered with this status, by whomever. */
    void answered(int status);
}
