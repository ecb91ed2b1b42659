package stockroom.store;

import java.util.List;
import stockroom.catalog.MethodName;
import stockroom.catalog.Scope;

/** What memory holds: in all, and for each scope and method. Bytes are those that the limit counts. */
public record MemoryStats(long entries, long bytes, List<Row> rows) {

    /** One scope's entries of one method. */
    public record Row(Scope scope, MethodName method, long entries, long bytes) {

        Row plus(Row other) {
            return new Row(scope, method, entries + other.entries, bytes + other.bytes);
        }
    }

    public MemoryStats {
        rows = List.copyOf(rows);
    }
}
