package stockroom.store;

import io.smallrye.mutiny.Uni;
import java.util.List;

/** The log of purges that all replicas share. Fails with {@link SharedStateException}. */
public interface PurgeLog {

    /** What replicas are told when the log has grown. */
    String MESSAGE = "purge";

    /** Appends one record, tells the replicas, and says where it came to stand. */
    Uni<LogPosition> append(PurgeRecord record);

    /** What came after the place that is known. */
    Uni<Answer> since(LogPosition known);

    /** What the log says to a replica that has read up to some place. */
    sealed interface Answer {

        /** Where the log ends now. */
        LogPosition head();
    }

    /** The log goes on from the place that was known; the records are all there are, the oldest first. */
    record Continues(LogPosition head, List<PurgeRecord> records) implements Answer {}

    /** It is another log, one that lost its end, or one cut off too far ahead: purges may have been missed. */
    record LostTrack(LogPosition head) implements Answer {}
}
