package stockroom.sandbox.fault;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The ways in which a call can go wrong. */
public enum FaultKind {
    /** A web server's page of the given {@code status}, 503 unless another is asked for. */
    STATUS,
    /** An application error of the given {@code error_class}, with HTTP 200 unless another is asked for. */
    ERROR_CLASS,
    /** No answer at all, on a connection that stays open. */
    HANG,
    /** Bytes that are no JSON, said to be JSON. */
    GARBAGE,
    /** A page of HTML with 200, unless another {@code status} is asked for. */
    HTML,
    /** The connection is reset (TCP RST). */
    RESET,
    /** A body that never ends. */
    ENDLESS,
    /** 200 with nothing in it. */
    EMPTY,
    /** The true reply, cut off in the middle by the end of the connection. */
    CUT,
    /** The true reply, in small pieces spread over {@code millis}. */
    SLOW,
    /** The true reply with white space behind it, {@code bytes} in all. */
    OVERSIZE,
    /** The true reply under a {@code Content-Length} of half of it. */
    WRONG_LENGTH;

    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public static Optional<FaultKind> of(String word) {
        return Arrays.stream(values()).filter(kind -> kind.word().equals(word)).findFirst();
    }
}
