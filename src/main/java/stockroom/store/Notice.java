package stockroom.store;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;

/**
 * What every replica is to know until it ends.
 *
 * @param text of no line breaks; nothing secret
 * @param until in whole milliseconds
 */
public record Notice(String text, Instant until) {

    /** The notice in one line: its end in milliseconds, then its text. */
    String line() {
        return until.toEpochMilli() + ":" + text;
    }

    /** Reads what {@link #line} wrote; empty for anything else, since whoever can write to Redis can say anything. */
    static Optional<Notice> read(String line) {
        int colon = line.indexOf(':');
        return colon < 0 ? Optional.empty() : read(line.substring(0, colon), line.substring(colon + 1));
    }

    static Optional<Notice> read(String millis, String text) {
        try {
            return Optional.of(new Notice(text, Instant.ofEpochMilli(Long.parseLong(millis))));
        } catch (NumberFormatException | DateTimeException nonsense) {
            return Optional.empty();
        }
    }
}
