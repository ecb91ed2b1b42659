package stockroom.tenant.folder;

import java.time.Instant;

/**
 * A file whose contents do not count, as operators are told of it.
 *
 * @param tenant the file's name without extension
 * @param line counted from 1; 0 if the file as a whole is meant
 * @param message names fields, never values
 * @param since when it was first found broken
 * @param stillServed whether the tenant's last good version goes on
 */
public record BrokenFile(String tenant, int line, String message, Instant since, boolean stillServed) {

    /** {@code acme.yaml:3: field 'keys' is missing}. */
    public String summary() {
        var file = tenant + FileName.EXTENSION;
        return line == 0 ? file + ": " + message : file + ":" + line + ": " + message;
    }
}
