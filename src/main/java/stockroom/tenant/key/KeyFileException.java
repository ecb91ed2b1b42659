package stockroom.tenant.key;

import java.nio.file.Path;

/** A key file that cannot be used. Names the file, the line (0: the file as a whole) and the rule, never a content. */
public final class KeyFileException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int line;

    KeyFileException(Path file, int line, String problem) {
        super(line == 0 ? "%s: %s".formatted(file, problem) : "%s:%d: %s".formatted(file, line, problem));
        this.line = line;
    }

    /** Counted from 1; 0 if the file as a whole is meant. */
    public int line() {
        return line;
    }
}
