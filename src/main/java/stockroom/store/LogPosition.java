package stockroom.store;

/**
 * A place in the shared log of purges.
 *
 * @param epoch the log's own random name; empty where none is known
 * @param seq the number of the last record, 0 for none
 * @param id that record's random id: two logs that lost each other may both have a record of this number
 */
public record LogPosition(String epoch, long seq, String id) {

    static final LogPosition UNKNOWN = new LogPosition("", 0, "");
}
